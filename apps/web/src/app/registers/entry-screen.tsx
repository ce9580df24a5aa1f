import { Callout } from '@ag.ds-next/react/callout'
import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { EntryPage, Register, RegisterName } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AsOf } from '../api.ts'
import { OnDutyFor } from '../on-duty/on-duty-for.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { NotHere } from '../shell/not-here.tsx'
import { Screen } from '../shell/screen.tsx'
import { dayOf, sayDay, sayUntil } from '../words/instant.ts'
import { AsItWas } from './as-it-was.tsx'
import { BesideChannel } from './beside-channel.tsx'
import { ChannelCredentials } from './channel-credentials.tsx'
import { EntryDeeds } from './entry-deeds.tsx'
import { EntryHistory } from './entry-history.tsx'
import { sayEntry } from './entry-sentences.ts'
import { EntryShown } from './entry-shown.tsx'
import { daysIn, entryQuery } from './register-queries.ts'
import { RequestAnswer } from './request-answer.tsx'
import { useRegister } from './use-register.ts'

/** An entry: how it stands in words, what needs attention, what it says, what can be done, and its history. */
export function EntryScreen() {
  const found = useRegister()
  return found ? <OneEntry key={found.entry} {...found} /> : <NotHere />
}

type OneEntryProps = { readonly name: RegisterName; readonly register: Register; readonly entry: string }

function OneEntry({ name, register, entry }: OneEntryProps) {
  const asOf = daysIn(useSearch({ strict: false }))
  const found = useQuery(entryQuery(name, entry, asOf))
  const back = { to: `/registers/${name}`, says: register.title }
  if (!found.data)
    return (
      <Screen back={back} key="loading" title={register.title}>
        <Loaded of={found} what="this entry">
          {() => null}
        </Loaded>
      </Screen>
    )
  return (
    <Screen back={back} title={titleOf(name, register, found.data)}>
      <EntrySays asOf={asOf} name={name} page={found.data} register={register} />
    </Screen>
  )
}

/** What somebody asks stands on the page in their own words, so its title is only for what. */
function titleOf(name: RegisterName, register: Register, page: EntryPage): string {
  const kind = register.fields['kind']
  const chosen = page.values['kind']
  return name === 'permission-requests' && kind && 'options' in kind && typeof chosen === 'string'
    ? (kind.options[chosen] ?? page.name)
    : page.name
}

type EntrySaysProps = {
  readonly name: RegisterName
  readonly register: Register
  readonly page: EntryPage
  readonly asOf: AsOf
}

function EntrySays({ name, register, page, asOf }: EntrySaysProps) {
  const isNow = asOf.at === undefined && asOf.known === undefined
  return (
    <>
      <AsItWas here={`/registers/${name}/${page.id}`} of={asOf} />
      <StateOf isNow={isNow} name={name} page={page} />
      {/* Of a request its state has said it already. */}
      {page.attention.length > 0 && name !== 'permission-requests' && (
        <Callout title="Needs attention">
          <Stack gap={0.25}>
            {page.attention.map((sentence) => (
              <Text as="p" key={sentence}>
                {sentence}
              </Text>
            ))}
          </Stack>
        </Callout>
      )}
      {name === 'permission-requests' && <RequestAnswer page={page} />}
      {isNow && <EntryDeeds name={name} page={page} register={register} />}
      <EntryShown page={page} />
      {name === 'channels' && isNow && (
        <ChannelCredentials channel={page.id} platform={String(page.values['platform'] ?? '')} />
      )}
      {page.ahead.length > 0 && (
        <Section title="What is to come">
          {page.ahead.map(({ from, until, says: will }) => (
            <Text as="p" key={`${from} ${will}`}>
              From {sayDay(dayOf(from))}
              {until !== null && ` until ${sayUntil(until)}`}: {will}
            </Text>
          ))}
        </Section>
      )}
      <EntryHistory page={page} />
    </>
  )
}

type StateOfProps = Pick<EntrySaysProps, 'name' | 'page'> & { readonly isNow: boolean }

/** The state of an entry. That somebody said no stands out, for no counts as much as yes. */
function StateOf({ name, page, isNow }: StateOfProps) {
  const [first = '', ...rest] = sayEntry(name, page)
  const isNo = name === 'consents' && page.values['state'] !== 'given' && page.standing === 'holds'
  if (isNo)
    return (
      <PageAlert title={first} tone="warning">
        <Text as="p">
          Do not show, name or quote them. What was shown before is under{' '}
          <TextLink href="/registers/take-downs">To take down</TextLink>.
        </Text>
      </PageAlert>
    )
  return (
    <Stack gap={0.25} css={{ maxWidth: '42rem' }}>
      <Text as="p" fontSize="md" fontWeight="bold">
        {first}
      </Text>
      {rest.map((sentence) => (
        <Text as="p" key={sentence}>
          {sentence}
        </Text>
      ))}
      {name === 'channels' && isNow && (
        <>
          <BesideChannel channel={page} />
          <OnDutyFor channels={[page.id]} leads none={nobodyOnDuty} />
        </>
      )}
    </Stack>
  )
}

const nobodyOnDuty = 'Nobody is on duty now, so what is urgent at night waits for the morning.'

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">{title}</H2>
      {children}
    </Stack>
  )
}
