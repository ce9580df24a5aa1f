import type { PersonPage } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api.ts'
import { Meanwhile } from '../forms/meanwhile.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { type ThreeWay, threeWay } from '../forms/three-way.ts'
import { fieldsOf, isProblem } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { type EntryDraft, type EntryField, entryLabels, toDraft, toEntry } from './entry-draft.ts'
import { entryPathLabels } from './entry-labels.ts'
import { PersonForm } from './person-form.tsx'
import { personQuery } from './person-screen.tsx'

/** Changes an entry. If somebody changed it first, what was typed stays and says what is new. */
export function EditPersonScreen() {
  const { person: id = '' } = useParams({ strict: false })
  const found = useQuery({ ...personQuery(id), refetchOnWindowFocus: false })
  const back = { to: `/people/${id}`, says: found.data?.entry.name ?? 'Back' }
  return (
    <Screen back={back} title="Change this entry">
      <Loaded of={found} what="this entry">
        {(page) => <EditPerson page={page} />}
      </Loaded>
    </Screen>
  )
}

function EditPerson({ page }: { readonly page: PersonPage }) {
  const router = useRouter()
  const client = useQueryClient()
  const [base, setBase] = useState({ state: page.state, draft: toDraft(page.entry) })
  const [draft, setDraft] = useState(base.draft)
  const [meanwhile, setMeanwhile] = useState<ThreeWay<EntryDraft>>()
  const edit = useMutation({
    mutationFn: async () => {
      try {
        await api.editPerson(page.id, base.state, toEntry(draft))
        return true
      } catch (error) {
        if (!isProblem(error, 'changed-meanwhile')) throw error
        const now = await api.person(page.id)
        const merged = threeWay(base.draft, draft, toDraft(now.entry))
        setBase({ state: now.state, draft: toDraft(now.entry) })
        setDraft(merged.draft)
        setMeanwhile(merged)
        return false
      }
    },
    onSuccess: async (isSaved) => {
      if (!isSaved) return
      await client.invalidateQueries({ queryKey: ['people'] })
      await client.invalidateQueries({ queryKey: ['person', page.id] })
      router.history.push(`/people/${page.id}`)
    },
  })
  return (
    <>
      <ProblemSummary error={edit.error} labels={entryPathLabels} />
      {meanwhile && !edit.error && (
        <Meanwhile both={labelsOf(meanwhile.both)} theirs={labelsOf(meanwhile.theirs)} />
      )}
      <PersonForm
        draft={draft}
        isBusy={edit.isPending}
        manager={page.manager}
        onChange={setDraft}
        onSend={() => edit.mutate()}
        notes={sayBoth(meanwhile, base.draft)}
        says={fieldsOf(edit.error)}
        verb={meanwhile ? 'Save what stands here now' : 'Save'}
      />
    </>
  )
}

const labelsOf = (fields: readonly EntryField[]) => fields.map((field) => entryLabels[field])

/** What stands beside a field that both changed. */
function sayBoth(
  meanwhile: ThreeWay<EntryDraft> | undefined,
  now: EntryDraft,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (meanwhile?.both ?? []).map((field) => [
      field,
      now[field] === '' ? 'They emptied this.' : `They wrote: ${now[field]}`,
    ]),
  )
}
