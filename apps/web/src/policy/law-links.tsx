import { Box } from '@ag.ds-next/react/box'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Pack } from '@secondlook/contract'
import { sayPeriod } from './period.ts'

type Law = NonNullable<Pack['head']['law']>[number]
type Link = NonNullable<Pack['clauses'][number]['law']>[number]

/** The law beside a clause, each with when it applied and whether we have read it. */
export function LawLinks({ links, law }: { readonly links: readonly Link[]; readonly law: readonly Law[] }) {
  return (
    <Box as="ul" css={{ margin: 0, paddingLeft: '1.25rem' }}>
      {links.map((link) => {
        const entry = law.find(({ id }) => id === link.law)
        const period = sayPeriod(link.from ?? entry?.from, link.to ?? entry?.to)
        return (
          <Text as="li" fontSize="xs" key={`${link.law} ${link.at ?? ''}`}>
            <TextLink href={`/policy#law-${link.law}`}>{entry?.title ?? link.law}</TextLink>
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
