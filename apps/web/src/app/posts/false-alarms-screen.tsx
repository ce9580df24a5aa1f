import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { FalseAlarms } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayDistance } from '../words/instant.ts'

type Alarm = FalseAlarms['alarms'][number]
const key = ['false-alarms'] as const

/** Where people who write and approve say that a rule is wrong: for whoever owns the policy. */
export function FalseAlarmsScreen() {
  const alarms = useQuery({ queryKey: key, queryFn: api.falseAlarms })
  return (
    <Screen
      lead="Where somebody says that a rule is wrong about their words. It tells you of the rule, and nothing of whoever said it."
      title="False alarms"
    >
      <Loaded of={alarms} what="the false alarms">
        {({ alarms: all }) => {
          const open = all.filter(({ state }) => state === 'open')
          const noted = all.filter(({ state }) => state === 'noted')
          return (
            <Stack gap={1.5}>
              {open.length === 0 ? <Empty /> : <AlarmList of={open} />}
              {noted.length > 0 && (
                <Fold label={`${noted.length} noted`}>
                  <AlarmList of={noted} />
                </Fold>
              )}
            </Stack>
          )
        }}
      </Loaded>
    </Screen>
  )
}

function Empty() {
  return (
    <Stack gap={0.5}>
      <Text as="p" fontWeight="bold">
        Nobody says that a rule is wrong.
      </Text>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        Each one would be here with the words that it is about and why it is wrong there, so that you can put
        the rule right. <TextLink href="/docs/guides/change-a-policy-safely">How a rule is changed</TextLink>
      </Text>
    </Stack>
  )
}

function AlarmList({ of: alarms }: { readonly of: readonly Alarm[] }) {
  return (
    <ul css={listLook}>
      {alarms.map((alarm) => (
        <AlarmRow key={alarm.id} of={alarm} />
      ))}
    </ul>
  )
}

function AlarmRow({ of: { id, rule, clause, words, reason, at, post, state } }: { readonly of: Alarm }) {
  const client = useQueryClient()
  const note = useMutation({
    mutationFn: () => api.falseAlarmNoted(id),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  })
  return (
    <li css={rowLook}>
      <Stack gap={0.25}>
        {words && (
          <Text as="p" css={{ overflowWrap: 'anywhere' }} fontWeight="bold">
            “{words}”
          </Text>
        )}
        <Text as="p" css={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {reason}
        </Text>
        <Text as="p" color="muted" fontSize="sm">
          Rule {rule},{' '}
          <TextLink href={`/policy#${clause.split(':').at(-1) ?? ''}`} rel="noopener" target="_blank">
            what the policy says (opens in a new tab)
          </TextLink>
          {' · '}
          {sayDistance(at, new Date().toISOString())}
          {post && (
            <>
              {' · '}
              {post.name}
            </>
          )}
        </Text>
        <ProblemAlert error={note.error} focus />
      </Stack>
      {state === 'open' && (
        <div>
          <Button
            aria-label={`Noted: ${words || rule}`}
            loading={note.isPending}
            onClick={() => !note.isPending && note.mutate()}
            size="sm"
            variant="secondary"
          >
            Noted
          </Button>
        </div>
      )}
    </li>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  display: 'grid',
  gap: '0.5rem 1rem',
  padding: '0.85rem 0',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
} as const
