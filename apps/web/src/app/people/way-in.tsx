import { ButtonLink } from '@ag.ds-next/react/button'
import { Callout } from '@ag.ds-next/react/callout'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../shell/me.ts'
import { currentOf, sayState } from './link-sentences.ts'
import { linksQuery } from './links.ts'

/**
 * On somebody's page, for those who may make or confirm a link for them: that one waits, or the way to make one. An
 * administrator sees this and nothing else of an entry.
 */
export function WayIn({ person, mayRead }: { readonly person: string; readonly mayRead: boolean }) {
  const { data: me } = useQuery(meQuery)
  const mayMake = me?.acts.includes('enrolment.make') === true
  // One's own links stand under My access.
  const isConcerned = mayRead && me !== undefined && me.person.id !== person
  const { data: page } = useQuery({ ...linksQuery(person), enabled: isConcerned, retry: false })
  if (!isConcerned || !page) return null
  const current = currentOf(page.links)
  const address = `/people/${person}/way-in`
  if (current)
    return (
      <Callout title={`A new way in for ${page.person.name}`}>
        <Text as="p">
          {sayState(current)}. <TextLink href={address}>Look at it</TextLink>
        </Text>
      </Callout>
    )
  return mayMake ? (
    <div>
      <ButtonLink href={address} variant="secondary">
        A new way in for {page.person.name}
      </ButtonLink>
    </div>
  ) : null
}
