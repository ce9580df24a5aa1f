import { Button } from '@ag.ds-next/react/button'
import { LoadingDots } from '@ag.ds-next/react/loading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayCount, sayFigure } from '../words/instant.ts'
import { ReceiptProof, SaveReceipt } from './receipt-files.tsx'
import { ReceiptRecords } from './receipt-records.tsx'
import { type NameOf, sumUp, tellStory } from './receipt-story.ts'
import type { Checking } from './use-whole-receipt.ts'
import type { WholeReceipt } from './whole-receipt.ts'

type CheckedReceiptProps = {
  readonly checking: Checking
  readonly nameOf: NameOf
  /** What its files are called, without the ending. */
  readonly name: string
  readonly shown: number
  readonly onMore: (shown: number) => void
}

/** What a receipt says and whether it holds; then the proof, and how to check it without us. */
export function CheckedReceipt({ checking, nameOf, name, shown, onMore }: CheckedReceiptProps) {
  const { whole, isSlow, error, again } = checking
  if (!whole) {
    if (error) return <ProblemAlert error={error} onRetry={again} />
    return <LoadingDots label="Loading the receipt" role="status" />
  }
  const isDone = whole.outcome !== 'checking'
  return (
    <Stack gap={1.5}>
      <Outcome checking={checking} nameOf={nameOf} whole={whole} />
      {error !== undefined && <ProblemAlert error={error} focus onRetry={again} />}
      {!isDone && isSlow && error === undefined && <Progress whole={whole} />}
      {whole.events.length > 0 && (
        <ReceiptRecords nameOf={nameOf} onMore={onMore} shown={shown} whole={whole} />
      )}
      {isDone && (
        <>
          <div css={{ alignItems: 'baseline', display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
            <Button onClick={again} variant="secondary">
              Verify again
            </Button>
            <SaveReceipt name={name} whole={whole} />
          </div>
          <ReceiptProof name={name} whole={whole} />
        </>
      )}
    </Stack>
  )
}

type OutcomeProps = {
  readonly checking: Checking
  readonly whole: WholeReceipt
  readonly nameOf: NameOf
}

/** The answer. It takes the focus where somebody waits for it, and is only told to who has begun to read. */
function Outcome({ checking: { isSlow, times }, whole, nameOf }: OutcomeProps) {
  const [last] = tellStory(whole.events.slice(-1), nameOf)
  const isAwaited = !isSlow || times > 1
  return (
    <div aria-live={isAwaited ? 'off' : 'polite'}>
      {whole.outcome === 'holds' && (
        <PageAlert focusOnMount={isAwaited} key={times} title="This receipt holds" tone="success">
          {last && <Text as="p">{sumUp(last, whole.total)}</Text>}
          <Text as="p">Checked in your browser just now.</Text>
        </PageAlert>
      )}
      {whole.outcome === 'does-not-hold' && (
        <PageAlert focusOnMount={isAwaited} key={times} title="This receipt does not hold" tone="error">
          <Text as="p">{whole.says}</Text>
          <Text as="p">
            That can be a damaged file, another installation’s receipt, or a change after the fact. Ask
            whoever gave it to you for the file again before you think the worst.
          </Text>
        </PageAlert>
      )}
    </div>
  )
}

function Progress({ whole: { looked, total } }: { readonly whole: WholeReceipt }) {
  return (
    <Stack gap={0.25}>
      <Text as="p">
        Checking in your browser: {sayFigure(looked)} of {sayCount(total, 'record')} so far. You can read on
        meanwhile.
      </Text>
      <progress aria-label="Records checked" css={progressLook} max={Math.max(total, 1)} value={looked} />
    </Stack>
  )
}

const progressLook = {
  accentColor: 'var(--agds-foreground-action)',
  maxWidth: '24rem',
  width: '100%',
} as const
