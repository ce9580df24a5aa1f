import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { EntryPage, EntryRow, RegisterName } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { registersQuery } from './register-queries.ts'
import { ShownValues } from './shown-values.tsx'

const beside = [
  {
    name: 'terms-reviews',
    on: 'reviewedOn',
    what: 'decision',
    title: 'Terms of service',
    none: 'Not read yet.',
  },
  {
    name: 'security-checks',
    on: 'verifiedOn',
    what: 'factor',
    title: 'Security',
    none: 'Not looked at yet.',
  },
] as const

/** What other registers say of a channel: whether its terms were read, and how it is protected. */
export function BesideChannel({ channel }: { readonly channel: Pick<EntryPage, 'id' | 'name'> }) {
  // What protects an account is for few; nobody else's page asks for it.
  const theirs = useQuery(registersQuery)
  return beside
    .filter(({ name }) => theirs.data?.some((one) => one.name === name))
    .map((one) => <Latest channel={channel} key={one.name} of={one} />)
}

type LatestProps = { readonly channel: Pick<EntryPage, 'id' | 'name'>; readonly of: (typeof beside)[number] }

function Latest({ channel, of: { name, on, what, title, none } }: LatestProps) {
  const found = useQuery({
    queryKey: ['registers', 'beside', name, channel.id],
    queryFn: () => api.entries(name, { search: channel.name }),
  })
  if (!found.data) return null
  // A search finds the name in other entries too; those of this channel begin with it.
  const [latest] = found.data.entries.filter((row) => row.name.startsWith(channel.name))
  return (
    <Text as="p">
      {title}: {latest ? <Found of={latest} on={on} register={name} what={what} /> : none}{' '}
      {found.data.mayAdd && (
        <TextLink href={`/registers/${name}/new?channel=${channel.id}`}>
          {latest ? 'Enter a newer one' : 'Enter it'}
        </TextLink>
      )}
    </Text>
  )
}

type FoundProps = {
  readonly of: EntryRow
  readonly register: RegisterName
  readonly on: string
  readonly what: string
}

function Found({ of, register, on, what }: FoundProps) {
  return (
    <>
      <TextLink href={`/registers/${register}/${of.id}`}>
        <ShownValues values={(of.shown[what] ?? []).map(({ says }) => ({ says, to: null }))} />
      </TextLink>
      , <ShownValues values={of.shown[on] ?? []} />.
    </>
  )
}
