import { ButtonLink } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PersonPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { HeldRoles } from '../roles/held-roles.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant, sayUntil } from '../words/instant.ts'
import { upperFirst } from '../words/upper-first.ts'
import { Actings, Away } from './absences.tsx'
import { ColleagueCard, colleagueQuery, mayGiveTo } from './colleague-card.tsx'
import { MergedEntries } from './merged-entries.tsx'
import { sayPerson } from './person-sentences.ts'
import { WayIn } from './way-in.tsx'

export const personQuery = (id: string) =>
  ({ queryKey: ['person', id], queryFn: () => api.person(id) }) as const

/**
 * Somebody in sentences: where they work, whether the policy binds them, what they hold and held, when they are away.
 * Whoever may not read the entry sees what colleagues see of each other.
 */
export function PersonScreen() {
  const { person: id = '' } = useParams({ strict: false })
  const card = useQuery(colleagueQuery(id))
  const found = useQuery({ ...personQuery(id), enabled: card.data?.mayRead === true })
  const back = { to: '/people', says: 'People' }
  if (found.data) return <PersonSentences back={back} page={found.data} />
  if (card.data?.mayRead === false) return <ColleagueCard back={back} of={card.data} />
  return (
    <Screen back={back} key="loading" title="Person">
      {card.isError ? (
        <ProblemAlert error={card.error} onRetry={() => void card.refetch()} />
      ) : (
        <Loaded of={found} what="this person">
          {() => null}
        </Loaded>
      )}
    </Screen>
  )
}

type PersonSentencesProps = {
  readonly page: PersonPage
  readonly back: { readonly to: string; readonly says: string }
}

function PersonSentences({ page, back }: PersonSentencesProps) {
  const { data: me } = useQuery(meQuery)
  const now = new Date().toISOString()
  const isOver = ({ to, endedAt }: PersonPage['roles'][number]) =>
    (endedAt !== null && endedAt <= now) || (to !== null && to <= now)
  const before = page.roles.filter(isOver)
  const present = page.roles.filter((role) => !isOver(role))
  const mayGive = me !== undefined && mayGiveTo(me, page.id)
  const mayShowRecord = me?.acts.includes('record.read') === true
  return (
    <Screen back={back} title={page.entry.name}>
      <Stack gap={0.5} css={{ maxWidth: '42rem' }}>
        {sayPerson(page).map((sentence) => (
          <Text as="p" key={sentence}>
            {sentence}
          </Text>
        ))}
        {page.manager && (
          <Text as="p">
            Manager: <TextLink href={`/people/${page.manager.id}`}>{page.manager.name}</TextLink>.
          </Text>
        )}
      </Stack>
      {page.mayEdit ? (
        <Flex flexWrap="wrap" gap={0.75}>
          <ButtonLink href={`/people/${page.id}/edit`}>Change this entry</ButtonLink>
          {mayGive && (
            <ButtonLink href={`/roles/give?person=${page.id}`} variant="secondary">
              Give a role
            </ButtonLink>
          )}
          <ButtonLink href={`/people/merge?keep=${page.id}`} variant="text">
            Merge with another entry
          </ButtonLink>
        </Flex>
      ) : (
        page.whyNot && (
          <Text as="p" color="muted">
            {page.whyNot}
          </Text>
        )
      )}
      <WayIn mayRead={page.mayReadLinks} person={page.id} />
      <Section title="Roles now">
        <HeldRoles empty="None." roles={present} showsPerson={false} />
      </Section>
      {before.length > 0 && (
        <Section title="Roles before">
          <HeldRoles empty="" roles={before} showsPerson={false} />
        </Section>
      )}
      {page.delegations.length > 0 && (
        <Section title="Handed on">
          {page.delegations.map(({ id, role, to, from, until }) => (
            <Text as="p" key={id}>
              {upperFirst(role)} to <TextLink href={`/people/${to.id}`}>{to.name}</TextLink>, from{' '}
              {sayInstant(from)} until {sayUntil(until)}.
            </Text>
          ))}
        </Section>
      )}
      <Absences page={page} />
      {page.merges.length > 0 && <MergedEntries mayEdit={page.mayEdit} page={page} />}
      {page.history.length > 0 && (
        <Fold label="What changed, and when">
          <Stack as="ul" css={historyLook} gap={0.5}>
            {page.history.map(({ at, says, by }) => (
              <li key={`${at} ${says}`}>
                <Text as="p">{says}</Text>
                <Text color="muted" fontSize="sm">
                  {sayInstant(at)}
                  {by !== '' && `, by ${by}`}
                </Text>
              </li>
            ))}
          </Stack>
          <Text as="p">
            {mayShowRecord ? (
              <TextLink href={`/receipts/${page.id}`}>The proof of this, with who made each change</TextLink>
            ) : (
              'Who made each change stands in the record of it, which a records officer can show.'
            )}
          </Text>
        </Fold>
      )}
    </Screen>
  )
}

/** When they are away, who acts for whom, and the way to say so. */
function Absences({ page }: Pick<PersonSentencesProps, 'page'>) {
  const { id, leave, actings, entry, mayRecordLeave, mayArrangeActing } = page
  if (leave.length === 0 && actings.length === 0 && !mayRecordLeave && !mayArrangeActing) return null
  return (
    <Section title="Away, and acting">
      <Away leave={leave} name={entry.name} />
      <Actings actings={actings} />
      <Flex flexWrap="wrap" gap={1}>
        {mayRecordLeave && <TextLink href={`/people/${id}/leave`}>Say that they are away</TextLink>}
        {mayArrangeActing && <TextLink href={`/people/${id}/acting`}>Let somebody act for them</TextLink>}
      </Flex>
    </Section>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">{title}</H2>
      {children}
    </Stack>
  )
}

const historyLook = { listStyle: 'none', margin: '0 0 1rem', padding: 0 } as const
