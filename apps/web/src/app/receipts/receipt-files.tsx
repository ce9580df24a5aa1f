import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { Fold } from '../../fold.tsx'
import { sayCount } from '../words/instant.ts'
import type { WholeReceipt } from './whole-receipt.ts'

type ReceiptFilesProps = {
  readonly whole: WholeReceipt
  /** What the files are called, without the ending. */
  readonly name: string
}

/** A receipt to keep: one button, or one for each file where it is too long for one. */
export function SaveReceipt({ whole: { texts }, name }: ReceiptFilesProps) {
  const [only, ...others] = texts
  if (only === undefined) return null
  if (others.length === 0)
    return (
      <Button onClick={() => saveFile(`${name}.txt`, only)} variant="text">
        Save the receipt
      </Button>
    )
  return (
    <Fold label={`Save the receipt, in ${sayCount(texts.length, 'file')}`}>
      <Stack gap={0.5}>
        <Text as="p">
          It is longer than one receipt can be, so it comes in several. Each holds by itself; the first is the
          oldest.
        </Text>
        <ul css={listLook}>
          {texts.map((text, at) => (
            <li key={fileName(name, at, texts.length)}>
              <Button onClick={() => saveFile(fileName(name, at, texts.length), text)} variant="text">
                Save file {at + 1} of {texts.length}
              </Button>
            </li>
          ))}
        </ul>
      </Stack>
    </Fold>
  )
}

/** So much of a file is read on a page; who wants more reads the file. */
const lettersShown = 60_000

/** The proof as it stands, and how to check it without us. */
export function ReceiptProof({ whole, name }: ReceiptFilesProps) {
  const { texts, key, size, outcome } = whole
  const text = texts.at(-1) ?? ''
  return (
    <>
      <Fold label="The proof">
        <Stack gap={0.5}>
          {outcome !== 'does-not-hold' && (
            <>
              <Text as="p">
                The key that signed: <code css={codeLook}>{key}</code>
              </Text>
              <Text as="p">
                Names come from the directory as it is now; the receipt itself holds numbers. The head of the
                log it stands under holds {sayCount(size, 'record')}.
              </Text>
            </>
          )}
          {(texts.length > 1 || text.length > lettersShown) && (
            <Text as="p">
              Below is the beginning of {texts.length > 1 ? 'the newest file' : 'it'}; save it to read the
              rest.
            </Text>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section aria-label="The receipt as text" css={preLook} tabIndex={0}>
            <pre css={{ margin: 0 }}>{text.slice(0, lettersShown)}</pre>
          </section>
        </Stack>
      </Fold>
      <Fold label="How to check it without us">
        <Stack gap={0.5}>
          <Text as="p">Save the receipt, and get the key from somewhere other than this page. Then run</Text>
          <pre css={{ ...preLook, overflow: 'visible', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            secondlook verify {fileName(name, 0, texts.length)} --key KEY
          </pre>
          <Text as="p">
            {texts.length > 1 && 'Do so for each file. '}
            It needs no network and no account. What every line means is in{' '}
            <TextLink href="/docs/guides/verify-a-receipt">the guide</TextLink>, for whoever would rather
            write a program of their own.
          </Text>
        </Stack>
      </Fold>
    </>
  )
}

const fileName = (name: string, at: number, of: number): string =>
  of > 1 ? `${name}-${at + 1}-of-${of}.txt` : `${name}.txt`

/** Saves a text as a file, without a request. */
function saveFile(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const codeLook = { overflowWrap: 'anywhere' } as const
const listLook = { listStyle: 'none', margin: 0, padding: 0 } as const
const preLook = {
  background: boxPalette.backgroundShade,
  fontSize: '0.85rem',
  margin: 0,
  maxHeight: '24rem',
  overflow: 'auto',
  padding: '0.75rem',
} as const
