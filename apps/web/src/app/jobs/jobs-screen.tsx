import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { JobsPage } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayCount, sayInstant } from '../words/instant.ts'
import { Health } from './health.tsx'

/** What the workers do, and what failed for good and waits for somebody. */
export function JobsScreen() {
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: api.jobs, refetchInterval: 10_000 })
  const again = useMutation({
    mutationFn: api.runAgain,
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  })
  return (
    <Screen lead="Work that runs behind the screens. Jobs carry ids and never content." title="Jobs">
      <Loaded of={jobs} what="jobs">
        {({ at, kinds, dead, mayRetry }) => (
          <Stack gap={2}>
            <ProblemAlert error={again.error} focus />
            <Stack as="section" gap={0.75}>
              <H2 fontSize="md">Failed for good</H2>
              {dead.length === 0 ? (
                <Text as="p">
                  Nothing has. What fails again and again is kept here until somebody has looked at it.
                </Text>
              ) : (
                <Dead
                  busy={again.isPending}
                  dead={dead}
                  mayRetry={mayRetry}
                  onAgain={(kind) => again.mutate(kind)}
                />
              )}
            </Stack>
            <Stack as="section" gap={0.75}>
              <H2 fontSize="md">On the queue</H2>
              {kinds.length === 0 ? (
                <Text as="p">
                  No kind of work has been set up here. Each kind would be here with what waits and what is
                  done.
                </Text>
              ) : (
                <Kinds kinds={kinds} />
              )}
              <Text color="muted" fontSize="sm">
                As of {sayInstant(at)}; read again every 10 seconds.
              </Text>
            </Stack>
            {me?.acts.includes('health.read') && <Health />}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

type DeadProps = {
  readonly dead: JobsPage['dead']
  readonly mayRetry: boolean
  readonly busy: boolean
  readonly onAgain: (kind: string) => void
}

function Dead({ dead, mayRetry, busy, onAgain }: DeadProps) {
  const kinds = [...new Set(dead.map(({ kind }) => kind))]
  return (
    <ul css={listLook}>
      {kinds.map((kind) => {
        const own = dead.filter((one) => one.kind === kind)
        return (
          <li css={rowLook} key={kind}>
            <Text as="p" fontWeight="bold">
              {kind}: {sayCount(own.length, 'job')}
            </Text>
            {own.map(({ id, says, at, tries, subject }) => (
              <Text as="p" fontSize="sm" key={id}>
                {sayInstant(at)}, after {sayCount(tries, 'try', 'tries')}: {says}{' '}
                <span css={idLook}>({subject})</span>
              </Text>
            ))}
            {mayRetry && (
              <Button
                aria-label={`Run again: ${kind}`}
                loading={busy}
                onClick={() => onAgain(kind)}
                size="sm"
                variant="secondary"
              >
                Run again
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Kinds({ kinds }: Pick<JobsPage, 'kinds'>) {
  return (
    <table aria-label="On the queue" css={tableLook}>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Waiting</th>
          <th scope="col">Running</th>
          <th scope="col">To try again</th>
          <th scope="col">Done, last 24 hours</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, waiting, running, retrying, doneLastDay }) => (
          <tr key={kind}>
            <th scope="row">{kind}</th>
            <td data-name="Waiting">{waiting}</td>
            <td data-name="Running">{running}</td>
            <td data-name="To try again">{retrying}</td>
            <td data-name="Done, last 24 hours">{doneLastDay}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  display: 'grid',
  gap: '0.4rem',
  justifyItems: 'start',
  padding: '0.75rem 0',
} as const
const idLook = { color: boxPalette.foregroundMuted, overflowWrap: 'anywhere' } as const
const tableLook = {
  borderCollapse: 'collapse',
  fontFamily: tokens.font.body,
  width: '100%',
  '& th, & td': {
    borderBottom: line,
    fontWeight: 'normal',
    padding: '0.5rem 1rem 0.5rem 0',
    textAlign: 'left',
  },
  '& td': { fontVariantNumeric: 'tabular-nums' },
  [tokens.mediaQuery.max.sm]: {
    '& thead': { clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden', position: 'absolute', width: 1 },
    '& tbody tr': { borderBottom: line, display: 'block', padding: '0.5rem 0' },
    '& tbody th, & tbody td': { border: 0, display: 'block', padding: '0.1rem 0' },
    '& tbody th': { fontWeight: 'bold' },
    '& td::before': { content: 'attr(data-name) ": "' },
  },
  '& thead th': { borderBottom: `2px solid ${boxPalette.border}`, fontWeight: 'bold' },
} as const
