import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'

type PasteOfferProps = {
  readonly offer: { readonly says: string } | undefined
  readonly onCut: () => void
  readonly onClose: () => void
}

/** Below what was pasted stood an earlier message, which rarely is to be published. */
export function PasteOffer({ offer, onCut, onClose }: PasteOfferProps) {
  return (
    <div aria-live="polite">
      {offer && (
        <div css={offerLook}>
          <Text as="p" css={{ overflowWrap: 'anywhere' }}>
            What you pasted has an earlier message below it, from “{offer.says}” on.
          </Text>
          <div css={{ display: 'flex', gap: '1rem', marginTop: '0.5rem' }}>
            <Button onClick={onCut} size="sm" variant="secondary">
              Leave it out
            </Button>
            <Button onClick={onClose} size="sm" variant="text">
              Keep it
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

const offerLook = {
  background: boxPalette.backgroundShade,
  borderRadius: 4,
  marginTop: '0.5rem',
  padding: '0.6rem 0.75rem',
} as const
