import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { HeldRole } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { sayScope, saySpan, sayThrough } from '../words/people.ts'
import { upperFirst } from '../words/upper-first.ts'

type HeldRolesProps = {
  readonly roles: readonly HeldRole[]
  readonly empty: string
  /** Where a list is about one role, who holds it comes first; where it is about one person, which role. */
  readonly showsPerson: boolean
}

/** Who holds what, from when, until when and through what; with the way to end it for whoever may. */
export function HeldRoles({ roles, empty, showsPerson }: HeldRolesProps) {
  const client = useQueryClient()
  const [ending, setEnding] = useState<HeldRole>()
  const now = new Date().toISOString()
  const end = useMutation({
    mutationFn: async (reason: string) => {
      if (ending) await endings[ending.through.kind](ending.id, reason)
    },
    onSuccess: async () => {
      setEnding(undefined)
      await client.invalidateQueries()
    },
  })
  const open = (role: HeldRole) => {
    end.reset()
    setEnding(role)
  }
  if (roles.length === 0)
    return (
      <Text as="p" color="muted">
        {empty}
      </Text>
    )
  return (
    <>
      <ul css={listLook}>
        {roles.map((role) => (
          <li css={rowLook} key={role.id}>
            <div>
              <Text as="p">
                {showsPerson ? (
                  <TextLink href={`/people/${role.person.id}`}>{role.person.name}</TextLink>
                ) : (
                  <strong>{upperFirst(role.name)}</strong>
                )}{' '}
                {sayScope(role.scope)}
              </Text>
              <Text as="p" color="muted" fontSize="sm">
                {saySpan(role, now)}, {sayThrough(role.through)}
              </Text>
            </div>
            {role.mayEnd && (
              <Button
                aria-label={`End ${role.name} ${sayScope(role.scope)}, ${role.person.name}`}
                onClick={() => open(role)}
                size="sm"
                variant="text"
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        error={end.error}
        isBusy={end.isPending}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onSend={(reason) => end.mutate(reason)}
        says={
          ending
            ? `${ending.person.name} stops being ${ending.name} ${sayScope(ending.scope)} at once. That they held it stays on record.`
            : ''
        }
        title="End this role"
        verb="End it now"
      />
    </>
  )
}

const endings = { grant: api.endGrant, delegation: api.endDelegation, acting: api.endActing }

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  alignItems: 'center',
  borderBottom: line,
  display: 'grid',
  gap: '0.25rem 1rem',
  padding: '0.6rem 0',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  [tokens.mediaQuery.max.xs]: { alignItems: 'start' },
} as const
