import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { checkReceipt, trustedKeys } from './check-receipt.ts'
import { CheckedReceipt } from './checked-receipt.tsx'
import { actorsIn } from './receipt-story.ts'

/** The receipt of one subject: what was recorded of it, checked in this browser. */
export function ReceiptScreen() {
  const { subject = '' } = useParams({ strict: false })
  const receipt = useQuery({ queryKey: ['receipt', subject], queryFn: () => api.receipt(subject) })
  const keys = useQuery({ queryKey: ['log-keys'], queryFn: api.logKeys, select: trustedKeys })
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
  const [times, setTimes] = useState(0)
  const checked = useMemo(() => checkReceipt(text, keys), [text, keys, times])
  const actors = checked.holds ? actorsIn(checked.receipt) : []
  // A receipt holds ids; how people are called, the directory knows.
  const names = useQuery({
    queryKey: ['names', actors],
    queryFn: () => api.names(actors),
    enabled: actors.length > 0,
  })
  return (
    <CheckedReceipt
      checked={checked}
      fileName={`receipt-${subject}.txt`}
      nameOf={(person) => names.data?.find(({ id }) => id === person)?.name}
      onAgain={() => setTimes(times + 1)}
      text={text}
      times={times}
    />
  )
}
