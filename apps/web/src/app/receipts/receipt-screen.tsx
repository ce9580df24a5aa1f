import { useQueries, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { type TrustedKeys, trustedKeys } from './check-receipt.ts'
import { CheckedReceipt } from './checked-receipt.tsx'
import { useShown } from './receipt-records.tsx'
import { peopleIn } from './receipt-story.ts'
import { useWholeReceipt } from './use-whole-receipt.ts'

/** The receipt of one subject: what was recorded of it, checked in this browser. */
export function ReceiptScreen() {
  const { subject = '' } = useParams({ strict: false })
  const keys = useQuery({ queryKey: ['log-keys'], queryFn: api.logKeys, select: trustedKeys })
  return (
    <Screen lead="What was recorded, with a proof that it was not changed since." title="Receipt">
      <Loaded of={keys} what="the key">
        {(known) => <Receipt key={subject} keys={known} subject={subject} />}
      </Loaded>
    </Screen>
  )
}

/** The newest file is short, so that something can be read soon; those before it are as long as one can be. */
const newestMost = 200
/** As many names as are asked for at once. */
const namesMost = 100

function Receipt({ subject, keys }: { readonly subject: string; readonly keys: TrustedKeys }) {
  const [shown, setShown] = useShown()
  const what = useMemo(
    () => ({
      ...{ subject, keys },
      fetchFile: (before: number | 'end') =>
        api.receipt(subject, before, before === 'end' ? newestMost : undefined),
    }),
    [subject, keys],
  )
  const checking = useWholeReceipt(what)
  const people = peopleIn(checking.whole?.events.slice(-shown) ?? [])
  return (
    <CheckedReceipt
      checking={checking}
      name={`receipt-${subject}`}
      nameOf={useNames(people)}
      onMore={setShown}
      shown={shown}
    />
  )
}

/** A receipt holds ids; how people are called, the directory knows. */
function useNames(people: readonly string[]) {
  const batches = Array.from({ length: Math.ceil(people.length / namesMost) }, (_, at) =>
    people.slice(at * namesMost, (at + 1) * namesMost),
  )
  const names = useQueries({
    queries: batches.map((ids) => ({ queryKey: ['names', ids], queryFn: () => api.names(ids) })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  })
  return useCallback((person: string) => names.find(({ id }) => id === person)?.name, [names])
}
