import { ButtonLink } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { upperFirst } from '../words/upper-first.ts'
import { HeldRoles } from './held-roles.tsx'

/** Every role: what it is for and who holds it now. */
export function RolesScreen() {
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles })
  return (
    <Screen lead="Whom to ask, and who may do what." title="Roles">
      <Flex flexWrap="wrap" gap={0.75}>
        {roles.data?.some(({ mayGive }) => mayGive) && (
          <ButtonLink href="/roles/give">Give a role</ButtonLink>
        )}
        <ButtonLink href="/roles/delegate" variant="secondary">
          Hand a role on
        </ButtonLink>
        <ButtonLink href="/roles/why" variant="secondary">
          Ask why
        </ButtonLink>
      </Flex>
      <Loaded of={roles} what="roles">
        {(all) => (
          <Stack gap={2}>
            <nav aria-label="Roles on this page">
              <ul css={jumpLook}>
                {all.map(({ role, name }) => (
                  <li key={role}>
                    <TextLink href={`#role-${role}`}>{upperFirst(name)}</TextLink>
                  </li>
                ))}
              </ul>
            </nav>
            {all.map(({ role, name, says, mayGive, holders }) => (
              <Stack as="section" gap={0.5} id={`role-${role}`} key={role}>
                <Flex alignItems="baseline" columnGap={1} flexWrap="wrap">
                  <H2 fontSize="md">{upperFirst(name)}</H2>
                  {mayGive && (
                    <TextLink aria-label={`Give the role of ${name}`} href={`/roles/give?role=${role}`}>
                      Give
                    </TextLink>
                  )}
                </Flex>
                <Text as="p" color="muted">
                  {says}
                </Text>
                <HeldRoles empty="Nobody holds this now." roles={holders} showsPerson />
              </Stack>
            ))}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

const jumpLook = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0.35rem 1rem',
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const
