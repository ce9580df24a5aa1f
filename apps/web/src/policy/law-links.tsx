import { Box } from '@ag.ds-next/react/box'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { bulleted } from '../bulleted.ts'
import { sayPeriod } from './period.ts'
import { PolicyLink } from './policy-link.tsx'

type Law = NonNullable<Pack['head']['law']>[number]
type Link = NonNullable<Pack['clauses'][number]['law']>[number]

/** The law beside a clause, each with when it applied and whether we have read it. */
export function LawLinks({ links, law }: { readonly links: readonly Link[]; readonly law: readonly Law[] }) {
  return (
    <Box as="ul" css={bulleted}>
      {links.map((link) => {
        const entry = law.find(({ id }) => id === link.law)
        const period = sayPeriod(link.from ?? entry?.from, link.to ?? entry?.to)
        return (
          <Text as="li" fontSize="xs" key={`${link.law} ${link.at ?? ''}`}>
            <PolicyLink to={`law-${link.law}`}>{entry?.title ?? link.law}</PolicyLink>
            {link.at && `, ${link.at}`}
            {period && ` (${period})`}
            {entry && !entry.confirmed && <NotConfirmed />}
          </Text>
        )
      })}
    </Box>
  )
}

export function NotConfirmed() {
  return (
    <Text as="span" css={{ fontStyle: 'italic' }} fontSize="xs">
      {' '}
      · not confirmed
    </Text>
  )
}
