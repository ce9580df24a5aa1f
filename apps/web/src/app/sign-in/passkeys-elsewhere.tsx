import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'

/** Stands for what would need a passkey, where the page was opened by a bare address. */
export function PasskeysElsewhere({ address }: { readonly address: string }) {
  return (
    <Text as="p" color="muted" fontSize="sm">
      Passkeys belong to a name and not to a bare address. Open <TextLink href={address}>{address}</TextLink>{' '}
      to use one.
    </Text>
  )
}
