import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { checkReceipt } from './check-receipt.ts'
import { CheckedReceipt } from './checked-receipt.tsx'

/** The receipt of one subject: what was recorded of it, checked in this browser. */
export function ReceiptScreen() {
  const { subject = '' } = useParams({ strict: false })
  const receipt = useQuery({ queryKey: ['receipt', subject], queryFn: () => api.receipt(subject) })
  const keys = useQuery({ queryKey: ['log-keys'], queryFn: api.logKeys })
  return (
    <Screen lead="What was recorded, with a proof that it was not changed since." title="Receipt">
      <Loaded of={receipt} what="the receipt">
        {(text) => (
          <Loaded of={keys} what="the key">
            {(known) => <Receipt keys={known} subject={subject} text={text} />}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  )
}

type ReceiptProps = {
  readonly text: string
  readonly subject: string
  readonly keys: Parameters<typeof checkReceipt>[1]
}

function Receipt({ text, subject, keys }: ReceiptProps) {
  const { data: me } = useQuery(meQuery)
  const [times, setTimes] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: checks again when asked to
  const checked = useMemo(() => checkReceipt(text, keys), [text, keys, times])
  return (
    <CheckedReceipt
      checked={checked}
      fileName={`receipt-${subject}.txt`}
      nameOf={(person) => (person === me?.person.id ? me.person.name : undefined)}
      onAgain={() => setTimes(times + 1)}
      text={text}
      times={times}
    />
  )
}
