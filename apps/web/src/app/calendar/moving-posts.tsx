import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { CalendarItem, Schedule } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, type ReactNode, useState } from 'react'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayInstant } from '../words/instant.ts'
import { meantBy, movedTo, onDay, type Typed, typedOf, warningOf } from './calendar-words.ts'
import { MoveDialog } from './move-dialog.tsx'

/** How a post comes to another time: by its button, or dragged to another day. */
export type Mover = {
  readonly dragged: CalendarItem | undefined
  drag(item: CalendarItem | undefined): void
  ask(item: CalendarItem, now: string): void
  moveToDay(item: CalendarItem, day: string): void
}

/** What makes a post something that can be dragged. */
export const draggedBy = (mover: Mover, item: CalendarItem) => ({
  draggable: item.mayMove && item.at !== null,
  onDragEnd: () => mover.drag(undefined),
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', item.title)
    mover.drag(item)
  },
})

/** What makes a day take what is dragged onto it; a day that has passed takes nothing. */
export function useDropOnDay(mover: Mover, day: string, isPast: boolean) {
  const [isOver, setIsOver] = useState(false)
  return {
    isOver,
    onDragLeave: () => setIsOver(false),
    onDragOver: (event: DragEvent) => {
      if (mover.dragged === undefined || isPast) return
      event.preventDefault()
      setIsOver(true)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      if (mover.dragged) mover.moveToDay(mover.dragged, day)
    },
  }
}

type Move = {
  readonly item: CalendarItem
  readonly from: Schedule
  readonly to: Schedule
  /** Whether this gives a post the time back that it had before. */
  readonly isUndo: boolean
}
type Asking = { readonly item: CalendarItem; readonly typed: Typed }

type MovingPostsProps = { readonly now: string; readonly children: (mover: Mover) => ReactNode }

/**
 * Moves posts, says what became of it and offers the way back. What would take an approval back is asked about first,
 * and so is a time that the clocks skip or show twice.
 */
export function MovingPosts({ now, children }: MovingPostsProps) {
  const client = useQueryClient()
  const [dragged, setDragged] = useState<CalendarItem>()
  const [asking, setAsking] = useState<Asking>()
  const move = useMutation({
    mutationFn: ({ item, from, to }: Move) => api.movePost(item.post, { from, to }),
    onSuccess: () => setAsking(undefined),
    onSettled: () => client.invalidateQueries({ queryKey: ['calendar'] }),
  })
  const send = (item: CalendarItem, at: string) => {
    const to = movedTo(item.schedule, at)
    move.mutate({ item, from: item.schedule, to, isUndo: false })
  }
  const open = (next: Asking) => {
    move.reset()
    setAsking(next)
  }
  const mover: Mover = {
    dragged,
    drag: setDragged,
    ask: (item) => open({ item, typed: typedOf(item, now) }),
    moveToDay: (item, day) => {
      setDragged(undefined)
      const typed = onDay(item, day, now)
      if (typed.day === typedOf(item, now).day) return
      const meant = meantBy(typed)
      const isPlain = meant.is === 'once' && meant.at > now && warningOf(item) === undefined
      if (isPlain) send(item, meant.at)
      else open({ item, typed })
    },
  }
  return (
    <Stack gap={1}>
      {asking === undefined && <ProblemAlert error={move.error} focus key={move.submittedAt} />}
      {asking === undefined && move.isSuccess && (
        <Moved
          key={move.submittedAt}
          move={move.variables}
          onUndo={({ item, from, to }) => move.mutate({ item, from: to, to: from, isUndo: true })}
          voided={move.data.voided}
        />
      )}
      {children(mover)}
      {asking && (
        <MoveDialog
          asking={asking}
          error={move.error}
          isBusy={move.isPending}
          now={now}
          onClose={() => setAsking(undefined)}
          onSend={(at) => send(asking.item, at)}
        />
      )}
    </Stack>
  )
}

type MovedProps = {
  readonly move: Move
  readonly voided: string | null
  readonly onUndo: (move: Move) => void
}

function Moved({ move, voided, onUndo }: MovedProps) {
  const { item, to, isUndo } = move
  const when = to.kind === 'at' ? sayInstant(to.at) : 'the moment in which it is approved'
  return (
    <PageAlert focusOnMount title={`“${item.title}” goes out ${when}`} tone="success">
      {voided !== null && <Text as="p">{voided}</Text>}
      {isUndo ? (
        <Text as="p">
          It has the time back that it had. An approval that was taken back is not given again.
        </Text>
      ) : (
        <div>
          <Button onClick={() => onUndo(move)} size="sm" variant="secondary">
            Undo
          </Button>
        </div>
      )}
    </PageAlert>
  )
}
