import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { CorrectionPlan } from '@secondlook/contract'
import { ProblemAlert } from '../../shell/problem-alert.tsx'

type BeginCorrectionProps = {
  readonly parts: CorrectionPlan['parts']
  /** Whether one is being worked on already. */
  readonly isMore: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly onBegin: () => void
  readonly onClose: () => void
}

/** Says how a post would be corrected on each channel before anything is begun. */
export function BeginCorrection({ parts, isMore, isBusy, error, onBegin, onClose }: BeginCorrectionProps) {
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button loading={isBusy} onClick={() => !isBusy && onBegin()}>
            Begin the correction
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title="Correct this post"
    >
      <Stack gap={1}>
        <ProblemAlert error={error} focus />
        {isMore && <Text as="p">A correction is being worked on already. This begins another one.</Text>}
        {parts.map(({ kind, says }) => (
          <Text as="p" key={kind}>
            {says}
          </Text>
        ))}
        <Text as="p">
          {parts.length > 1 ? 'Each is a post of its own' : 'It is a post of its own'}, with these words for
          you to put right, and needs approval like any other. What is out stays as it is until then.
        </Text>
      </Stack>
    </Modal>
  )
}
