import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { useState } from 'react'

type ShownOnceProps = {
  readonly secret: string
  /** What to do with it. */
  readonly says: string
  readonly onClose: () => void
}

/** A secret as it was made. We keep only a digest of it, so it cannot be shown again. */
export function ShownOnce({ secret, says, onClose }: ShownOnceProps) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setIsCopied(true)
  }
  return (
    <PageAlert focusOnMount title="Copy it now: it is shown only this once" tone="success">
      <code css={codeLook}>{secret}</code>
      <Text as="p">{says}</Text>
      <div css={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
        <Button onClick={() => void copy()} size="sm" variant="secondary">
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button onClick={onClose} size="sm" variant="text">
          I have it
        </Button>
      </div>
    </PageAlert>
  )
}

const codeLook = { fontSize: '1rem', overflowWrap: 'anywhere', userSelect: 'all' } as const
