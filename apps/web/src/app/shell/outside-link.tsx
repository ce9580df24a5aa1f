import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'

/** An address on somebody else's site, in a tab of its own. What is no address of the web is words and no link. */
export function OutsideLink({ address }: { readonly address: string }) {
  return /^https?:\/\//i.test(address) ? (
    <TextLink css={look} href={address} rel="noopener noreferrer" target="_blank">
      {address}
      <span css={visuallyHiddenStyles}> (opens in a new tab)</span>
    </TextLink>
  ) : (
    <Text css={look}>{address}</Text>
  )
}

const look = { overflowWrap: 'anywhere' } as const
