import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { Actings, Away } from '../people/absences.tsx'
import { HeldRoles } from '../roles/held-roles.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { MayDo } from './may-do.tsx'
import { MyLinks } from './my-links.tsx'
import { MyPasskeys } from './my-passkeys.tsx'
import { MySessions } from './my-sessions.tsx'
import { MyTokens } from './my-tokens.tsx'

/** What I may do and why, what I could do before and who gave it; and the ways in that are mine. */
export function MyAccessScreen() {
  const access = useQuery({ queryKey: ['my-access'], queryFn: api.myAccess })
  const { data: me } = useQuery(meQuery)
  return (
    <Screen title="My access">
      <Loaded of={access} what="your access">
        {({ now, before, may, leave, actings }) => (
          <Stack gap={2}>
            <Part title="Roles you hold">
              <HeldRoles
                empty="None. Everybody who is signed in may do what stands below."
                roles={now}
                showsPerson={false}
              />
              {now.some(({ mayHandOn }) => mayHandOn) && (
                <Text as="p">
                  <TextLink href="/roles/delegate">Hand a role on while you are away</TextLink>
                </Text>
              )}
            </Part>
            {actings.length > 0 && (
              <Part title="Acting">
                <Actings actings={actings} />
              </Part>
            )}
            <Part title="Away">
              <Away leave={leave} name="You" />
              {leave.length === 0 && (
                <Text as="p" color="muted">
                  You have not said that you are or will be away.
                </Text>
              )}
              {me && (
                <Text as="p">
                  <TextLink href={`/people/${me.person.id}/leave`}>Say that you are away</TextLink>
                </Text>
              )}
            </Part>
            <Part title="What you may do, and why">
              <MayDo may={may} />
            </Part>
            {before.length > 0 && (
              <Part title="Roles you held before">
                <HeldRoles empty="" roles={before} showsPerson={false} />
              </Part>
            )}
          </Stack>
        )}
      </Loaded>
      <Part title="Where you are signed in">
        <MySessions />
      </Part>
      <Part title="Passkeys">
        <MyPasskeys />
      </Part>
      <Part title="Links to sign in as you">
        <MyLinks />
      </Part>
      <Part title="Tokens for programs">
        <MyTokens />
      </Part>
    </Screen>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">{title}</H2>
      {children}
    </Stack>
  )
}
