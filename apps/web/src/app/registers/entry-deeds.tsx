import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { AnyValues, Deed, EntryPage, Register, RegisterName } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../fold.tsx'
import { api, type DoneDeed } from '../api.ts'
import { isProblem } from '../reach/problem.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { type Ending, endingsOf, isNextStep } from './endings.ts'

type EntryDeedsProps = {
  readonly name: RegisterName
  readonly register: Register
  readonly page: EntryPage
}

type Open = { readonly kind: 'deed'; readonly name: string; readonly deed: Deed } | Ending

/** What can be done to an entry, the next step first; and what cannot, with why and who can. */
export function EntryDeeds({ name, register, page }: EntryDeedsProps) {
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState<{ readonly says: string; readonly at: number }>()
  const act = useMutation({
    mutationFn: ({ values, reason }: { readonly values: AnyValues; readonly reason: string | null }) =>
      send(name, page, open, values, reason),
    onSuccess: async () => {
      setDone({ says: open?.deed.label ?? '', at: Date.now() })
      setOpen(undefined)
      await client.invalidateQueries({ queryKey: ['registers'] })
    },
    // What stands now is fetched behind the dialog; what was typed stays, and can be sent again.
    onError: async (error) => {
      if (isProblem(error, 'changed-meanwhile'))
        await client.invalidateQueries({ queryKey: ['registers', 'entry'] })
    },
  })
  const show = (what: Open) => {
    act.reset()
    setDone(undefined)
    setOpen(what)
  }
  const known = page.deeds.flatMap((one) => {
    const deed = register.deeds[one.name]
    return deed ? [{ ...one, deed }] : []
  })
  const may = known.filter((one) => one.may)
  const next = may.find(({ name: deedName, deed }) => isNextStep(deedName, deed))
  const others = may.filter((one) => one !== next)
  const canChange = mayChangeNow(name, page)
  const barred = [
    ...known.flatMap(({ may: mayDo, whyNot, deed }) =>
      mayDo || whyNot === null ? [] : [`${deed.label}: ${whyNot}`],
    ),
    ...(page.mayChange || page.whyNot === null ? [] : [`Change it: ${page.whyNot}`]),
  ]
  // What came about by an answer is not changed, but whoever answered can take it back.
  const mayEnd = page.mayChange || (register.isAnswered === true && page.whyNot === null)
  const endings = mayEnd ? endingsOf(page, register) : []
  const hasAny = may.length + endings.length > 0 || canChange
  return (
    <Stack gap={0.75}>
      {done && (
        <PageAlert focusOnMount key={done.at} title={`Done: ${lowerFirst(done.says)}`} tone="success" />
      )}
      {hasAny && (
        <div css={deedsLook}>
          {next && (
            <Button onClick={() => show({ kind: 'deed', name: next.name, deed: next.deed })}>
              {next.deed.label}
            </Button>
          )}
          {others.map((one) => (
            <Button
              key={one.name}
              onClick={() => show({ kind: 'deed', name: one.name, deed: one.deed })}
              variant="secondary"
            >
              {one.deed.label}
            </Button>
          ))}
          {canChange && (
            <ButtonLink
              href={`/registers/${name}/${page.id}/change`}
              variant={next ? 'secondary' : 'primary'}
            >
              Change it
            </ButtonLink>
          )}
          {endings.map((ending) => (
            <Button key={ending.kind} onClick={() => show(ending)} variant="text">
              {ending.deed.label}
            </Button>
          ))}
        </div>
      )}
      {barred.length > 0 &&
        (hasAny ? (
          <Fold label="What is not open to you here, and who can">{list(barred)}</Fold>
        ) : (
          list(barred)
        ))}
      {open && (
        <DeedDialog
          deed={open.deed}
          error={act.error}
          isBusy={act.isPending}
          key={open.kind === 'deed' ? open.name : open.kind}
          onClose={() => setOpen(undefined)}
          onSend={(values, reason) => act.mutate({ values, reason })}
          prefix={open.kind === 'deed' ? 'values.' : ''}
        />
      )}
    </Stack>
  )
}

/** What was answered stays as it was asked; what counts for nothing is restored first. */
const mayChangeNow = (name: RegisterName, { mayChange, standing, values }: EntryPage): boolean =>
  mayChange &&
  (standing === 'holds' || standing === 'not-yet') &&
  (name !== 'permission-requests' || values['state'] === 'asked')

async function send(
  register: RegisterName,
  { id, state }: EntryPage,
  what: Open | undefined,
  values: AnyValues,
  reason: string | null,
): Promise<void> {
  if (what?.kind === 'deed')
    await api.doDeed(register, id, what.name, { state, values: { ...values } as DoneDeed['values'], reason })
  else if (what) await api.endEntry(register, id, what.kind, { state, from: dayIn(values), reason })
}

const dayIn = ({ from }: AnyValues): string | null => (typeof from === 'string' ? from : null)

const list = (sentences: readonly string[]) => (
  <Stack gap={0.25}>
    {sentences.map((sentence) => (
      <Text as="p" color="muted" key={sentence}>
        {sentence}
      </Text>
    ))}
  </Stack>
)

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

const deedsLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.75rem' } as const
