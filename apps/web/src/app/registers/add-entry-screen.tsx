import { Text } from '@ag.ds-next/react/text'
import type { Register, RegisterName } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { NotHere } from '../shell/not-here.tsx'
import { Screen } from '../shell/screen.tsx'
import { blankDraft, entryLabels, inputOf } from './entry-draft.ts'
import { EntryForm } from './entry-form.tsx'
import { NotAdded } from './not-added.tsx'
import { useRegister } from './use-register.ts'

/** A new entry. What its address brings along is filled in already. */
export function AddEntryScreen() {
  const found = useRegister()
  return found ? <AddEntry key={found.name} name={found.name} register={found.register} /> : <NotHere />
}

type AddEntryProps = { readonly name: RegisterName; readonly register: Register }

function AddEntry({ name, register }: AddEntryProps) {
  const list = useQuery({
    queryKey: ['registers', 'may-add', name],
    queryFn: () => api.entries(name, {}),
    refetchOnWindowFocus: false,
  })
  const isAsked = name === 'permission-requests'
  const { data: me } = useQuery(meQuery)
  // What is asked goes to the nearest contact: that of one's own unit, or above it.
  const unitOf = (addsTo: string | null) => (isAsked ? me?.unit?.id : addsTo) ?? ''
  return (
    <Screen
      back={{ to: `/registers/${name}`, says: register.title }}
      lead={
        isAsked
          ? 'It goes to whoever may answer. You read the answer here and on your home screen.'
          : register.says
      }
      title={isAsked ? 'Ask for permission' : `Add ${register.one}`}
    >
      <Loaded of={list} what="what may be added">
        {({ mayAdd, whyNot, addsTo }) =>
          !mayAdd || register.isAnswered ? (
            <NotAdded register={register} whyNot={whyNot} />
          ) : (
            <NewEntry name={name} register={register} unit={unitOf(addsTo)} />
          )
        }
      </Loaded>
    </Screen>
  )
}

function NewEntry({ name, register, unit }: AddEntryProps & { readonly unit: string }) {
  const router = useRouter()
  const client = useQueryClient()
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const isAsked = name === 'permission-requests'
  const [draft, setDraft] = useState(() => blankDraft(register, { unit, ...search }))
  const add = useMutation({
    mutationFn: () => api.addEntry(name, inputOf(register, draft, new Date().toISOString())),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['registers'] })
      router.history.push(`/registers/${name}/${id}`)
    },
  })
  return (
    <>
      <ProblemSummary error={add.error} labels={entryLabels(register)} />
      {name === 'initiatives' && (
        <Text as="p" css={{ maxWidth: '42rem' }}>
          Only you, its owner and the people whom you name can see it. Nobody else can tell that it is here.
        </Text>
      )}
      <EntryForm
        draft={draft}
        isBusy={add.isPending}
        isChange={false}
        names={noNames}
        onChange={setDraft}
        onSend={() => add.mutate()}
        register={register}
        says={fieldsOf(add.error)}
        verb={isAsked ? 'Ask' : `Add ${register.one}`}
      />
    </>
  )
}

const noNames = {}
