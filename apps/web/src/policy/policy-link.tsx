import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { TextLink } from '@ag.ds-next/react/text-link'
import { createContext, type ReactNode, useContext } from 'react'

/** Where a link to the policy stands: on its own page, or beside words that leaving would lose. */
export const BesideWords = createContext(false)

type PolicyLinkProps = {
  /** A clause number, `local.NAME` or `law-NAME`; without it the policy's beginning. */
  readonly to?: string
  readonly children: ReactNode
}

/** A link into the policy. Beside words it opens another tab, because the page keeps nothing. */
export function PolicyLink({ to, children }: PolicyLinkProps) {
  const isBeside = useContext(BesideWords)
  const place = to === undefined ? '' : `#${to}`
  if (!isBeside) return <TextLink href={place || '/policy'}>{children}</TextLink>
  return (
    <TextLink href={`/policy${place}`} rel="noopener" target="_blank">
      {children}
      <span css={visuallyHiddenStyles}> (opens in a new tab)</span>
    </TextLink>
  )
}
