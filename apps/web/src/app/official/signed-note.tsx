import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useState } from 'react'

/** The list as a signed note, and how anybody can check it with tools of their own. */
export function SignedNote({ note }: { readonly note: string }) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(note)
    setIsCopied(true)
  }
  return (
    <Stack gap={0.75}>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        This is the same list, one account a line, and under it our signature. Keep a copy: it stays true of
        the day on which it was signed, whatever becomes of this page. The signature is in the form of a
        signed note; <TextLink href="/docs/guides/verify-a-receipt">the guide to receipts</TextLink> says how
        to get our key by another way and how to check with it.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section aria-label="The signed list" css={noteLook} tabIndex={0}>
        <pre css={{ margin: 0 }}>{note}</pre>
      </section>
      <div>
        <Button onClick={() => void copy()} size="sm" variant="secondary">
          {isCopied ? 'Copied' : 'Copy the signed list'}
        </Button>
      </div>
    </Stack>
  )
}

const noteLook = {
  border: `1px solid ${boxPalette.borderMuted}`,
  fontSize: '0.85rem',
  margin: 0,
  maxHeight: '16rem',
  overflow: 'auto',
  padding: '0.75rem',
} as const
