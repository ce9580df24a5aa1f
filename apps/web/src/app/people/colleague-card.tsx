import { ButtonLink } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Colleague, Me } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { HeldRoles } from '../roles/held-roles.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { WayIn } from './way-in.tsx'

export const colleagueQuery = (id: string) =>
  ({ queryKey: ['colleague', id], queryFn: () => api.colleague(id) }) as const

/** Nobody gives a role to themselves; which role, the form asks. */
export const mayGiveTo = ({ acts, person }: Me, whom: string): boolean =>
  person.id !== whom && acts.some((act) => act.startsWith('role.grant'))

type ColleagueCardProps = {
  readonly of: Colleague
  readonly back: { readonly to: string; readonly says: string }
}

/** What colleagues see of each other: where somebody works, how to reach them, and what to ask them for. */
export function ColleagueCard({
  of: { id, name, email, unit, isPresent, roles, mayReadLinks },
  back,
}: ColleagueCardProps) {
  const { data: me } = useQuery(meQuery)
  return (
    <Screen back={back} title={name}>
      <Stack gap={0.5} css={{ maxWidth: '42rem' }}>
        <Text as="p">
          {isPresent
            ? `${name} ${unit ? `works in ${unit.name}` : 'is in no unit yet'}.`
            : `${name} is not here now and holds nothing.`}
        </Text>
        {email && (
          <Text as="p" css={{ overflowWrap: 'anywhere' }}>
            Email at work: <TextLink href={`mailto:${email}`}>{email}</TextLink>
          </Text>
        )}
      </Stack>
      {isPresent && me && mayGiveTo(me, id) && (
        <div>
          <ButtonLink href={`/roles/give?person=${id}`} variant="secondary">
            Give a role
          </ButtonLink>
        </div>
      )}
      <WayIn mayRead={mayReadLinks} person={id} />
      <Stack as="section" gap={0.5}>
        <H2 fontSize="md">Roles now</H2>
        <HeldRoles empty="None." roles={roles} showsPerson={false} />
      </Stack>
      <Text as="p" color="muted" fontSize="sm">
        This is what colleagues see of each other. The rest of the entry is for them, their manager and the
        people officers who keep it.
      </Text>
    </Screen>
  )
}
