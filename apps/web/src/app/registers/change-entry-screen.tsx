import { Text } from '@ag.ds-next/react/text'
import type { EntryPage, Register, RegisterName } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api.ts'
import { Meanwhile } from '../forms/meanwhile.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { type Draft, type ThreeWay, threeWay } from '../forms/three-way.ts'
import { fieldsOf, isProblem } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { NotHere } from '../shell/not-here.tsx'
import { Screen } from '../shell/screen.tsx'
import { draftOf, entryLabels, inputOf, sayDraftValue } from './entry-draft.ts'
import { EntryForm } from './entry-form.tsx'
import { NotOpen } from './not-added.tsx'
import { entryQuery } from './register-queries.ts'
import { useRegister } from './use-register.ts'

/** Changes an entry. If somebody changed it first, what was typed stays and says what is new. */
export function ChangeEntryScreen() {
  const found = useRegister()
  return found ? <ChangeOne key={found.entry} {...found} /> : <NotHere />
}

type ChangeOneProps = { readonly name: RegisterName; readonly register: Register; readonly entry: string }

function ChangeOne({ name, register, entry }: ChangeOneProps) {
  const found = useQuery({ ...entryQuery(name, entry), refetchOnWindowFocus: false })
  return (
    <Screen
      back={{ to: `/registers/${name}/${entry}`, says: found.data?.name ?? 'Back' }}
      lead="How it was until now stays in its history."
      title={`Change ${register.one}`}
    >
      <Loaded of={found} what="this entry">
        {(page) =>
          page.mayChange ? (
            <ChangeEntry name={name} page={page} register={register} />
          ) : (
            <NotOpen whyNot={page.whyNot} />
          )
        }
      </Loaded>
    </Screen>
  )
}

type ChangeEntryProps = {
  readonly name: RegisterName
  readonly register: Register
  readonly page: EntryPage
}

function ChangeEntry({ name, register, page }: ChangeEntryProps) {
  const router = useRouter()
  const client = useQueryClient()
  const [base, setBase] = useState(page)
  const [draft, setDraft] = useState(() => draftOf(register, page))
  const [meanwhile, setMeanwhile] = useState<ThreeWay<Draft>>()
  const labels = entryLabels(register)
  const change = useMutation({
    mutationFn: async () => {
      const reason = String(draft['reason'] ?? '').trim() || null
      const input = inputOf(register, draft, new Date().toISOString(), base)
      try {
        await api.changeEntry(name, page.id, { ...input, state: base.state, reason })
        return true
      } catch (error) {
        if (!isProblem(error, 'changed-meanwhile')) throw error
        const now = await api.entry(name, page.id)
        const merged = threeWay(draftOf(register, base), draft, draftOf(register, now))
        setBase(now)
        setDraft(merged.draft)
        setMeanwhile(merged)
        return false
      }
    },
    onSuccess: async (isSaved) => {
      if (!isSaved) return
      await client.invalidateQueries({ queryKey: ['registers'] })
      router.history.push(`/registers/${name}/${page.id}`)
    },
  })
  const labelsOf = (paths: readonly string[]) => paths.map((path) => labels[path] ?? path)
  return (
    <>
      <ProblemSummary error={change.error} labels={labels} />
      {meanwhile && !change.error && (
        <Meanwhile both={labelsOf(meanwhile.both)} theirs={labelsOf(meanwhile.theirs)} />
      )}
      {name === 'templates' && page.values['state'] === 'approved' && (
        <Text as="p" css={{ maxWidth: '42rem' }}>
          These words are approved. A change of one letter takes that back, until somebody approves them
          again.
        </Text>
      )}
      <EntryForm
        draft={draft}
        isBusy={change.isPending}
        isChange
        names={base.names}
        notes={sayBoth(register, meanwhile, base)}
        onChange={setDraft}
        onSend={() => change.mutate()}
        register={register}
        says={fieldsOf(change.error)}
        verb={meanwhile ? 'Save what stands here now' : 'Save'}
      />
    </>
  )
}

/** What stands beside a field that both changed. */
function sayBoth(register: Register, meanwhile: ThreeWay<Draft> | undefined, now: EntryPage) {
  const theirs = draftOf(register, now)
  const names = { ...now.names, ...(now.unit && { [now.unit.id]: now.unit.name }) }
  return Object.fromEntries(
    (meanwhile?.both ?? []).map((path) => [
      path,
      sayDraftValue(register.fields[path.replace(/^values\./, '')], theirs[path], names),
    ]),
  )
}
