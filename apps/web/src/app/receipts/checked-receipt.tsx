import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { Fold } from '../../fold.tsx'
import { sayInstant } from '../words/instant.ts'
import type { Checked } from './check-receipt.ts'
import { type NameOf, tellStory } from './receipt-story.ts'

type CheckedReceiptProps = {
  readonly checked: Checked
  readonly text: string
  readonly nameOf?: NameOf
  readonly fileName: string
  readonly onAgain: () => void
  /** Counts the checks, so that each is heard. */
  readonly times: number
}

/** What a receipt says and that it holds; then the proof, and how to check it without us. */
export function CheckedReceipt({ checked, text, nameOf, fileName, onAgain, times }: CheckedReceiptProps) {
  return (
    <Stack gap={1.5}>
      {checked.holds ? (
        <Holds checked={checked} nameOf={nameOf} times={times} />
      ) : (
        <PageAlert focusOnMount key={times} title="This receipt does not hold" tone="error">
          <Text as="p">{checked.says}</Text>
          <Text as="p">
            That can be a damaged file, another installation’s receipt, or a change after the fact. Ask
            whoever gave it to you for the file again before you think the worst.
          </Text>
        </PageAlert>
      )}
      <div css={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
        <Button onClick={onAgain} variant="secondary">
          Verify again
        </Button>
        <Button onClick={() => saveFile(fileName, text)} variant="text">
          Save the receipt
        </Button>
      </div>
      <Fold label="The proof">
        {checked.holds && (
          <Stack gap={0.5}>
            <Text as="p">
              The key that signed: <code css={codeLook}>{checked.key}</code>
            </Text>
            <Text as="p">
              Names come from the directory as it is now; the receipt itself holds numbers. The head of the
              log it stands under holds {checked.receipt.signed.checkpoint.size} records.
            </Text>
          </Stack>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section aria-label="The receipt as text" css={preLook} tabIndex={0}>
          <pre css={{ margin: 0 }}>{text}</pre>
        </section>
      </Fold>
      <Fold label="How to check it without us">
        <Stack gap={0.5}>
          <Text as="p">Save the receipt, and get the key from somewhere other than this page. Then run</Text>
          <pre css={{ ...preLook, overflow: 'visible', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            secondlook verify {fileName}
          </pre>
          <Text as="p">
            It needs no network and no account. What every line means is in{' '}
            <TextLink href="/docs/guides/verify-a-receipt">the guide</TextLink>, for whoever would rather
            write a program of their own.
          </Text>
        </Stack>
      </Fold>
    </Stack>
  )
}

type HoldsProps = {
  readonly checked: Extract<Checked, { holds: true }>
  readonly nameOf: NameOf | undefined
  readonly times: number
}

function Holds({ checked, nameOf, times }: HoldsProps) {
  const { summary, events } = tellStory(checked.receipt, nameOf)
  return (
    <>
      <PageAlert focusOnMount key={times} title="This receipt holds" tone="success">
        <Text as="p">{summary}</Text>
        <Text as="p">Checked in your browser just now.</Text>
      </PageAlert>
      <ol css={storyLook}>
        {events.map(({ says, at, shown }) => (
          <li css={recordLook} key={`${at} ${says}`}>
            <Text as="p">{says}</Text>
            <Text color="muted" fontSize="sm">
              {sayInstant(at)}
            </Text>
            {shown.map(({ name, value }) => (
              <Text as="p" css={{ overflowWrap: 'anywhere' }} fontSize="sm" key={name}>
                {name}: {value}
              </Text>
            ))}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Saves a text as a file, without a request. */
function saveFile(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const codeLook = { overflowWrap: 'anywhere' } as const
const preLook = {
  background: boxPalette.backgroundShade,
  fontSize: '0.85rem',
  margin: 0,
  maxHeight: '24rem',
  overflow: 'auto',
  padding: '0.75rem',
} as const
const storyLook = { listStyle: 'none', margin: 0, padding: 0 } as const
const recordLook = {
  ...{ borderLeft: `3px solid ${boxPalette.border}`, padding: '0 0 1rem 1rem' },
  '&:last-child': { paddingBottom: 0 },
} as const
