import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Screen } from '../shell/screen.tsx'
import { emptyDraft, toEntry } from './entry-draft.ts'
import { entryPathLabels } from './entry-labels.ts'
import { PersonForm } from './person-form.tsx'

/** A new entry in the directory. */
export function AddPersonScreen() {
  const router = useRouter()
  const client = useQueryClient()
  const [draft, setDraft] = useState(emptyDraft)
  const add = useMutation({
    mutationFn: () => api.addPerson(toEntry(draft)),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['people'] })
      router.history.push(`/people/${id}`)
    },
  })
  return (
    <Screen back={{ to: '/people', says: 'People' }} title="Add a person">
      <ProblemSummary error={add.error} labels={entryPathLabels} />
      <PersonForm
        draft={draft}
        isBusy={add.isPending}
        manager={null}
        onChange={setDraft}
        onSend={() => add.mutate()}
        says={fieldsOf(add.error)}
        verb="Add this person"
      />
    </Screen>
  )
}
