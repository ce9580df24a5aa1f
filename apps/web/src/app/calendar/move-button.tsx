import { Button } from '@ag.ds-next/react/button'
import type { CalendarItem } from '@secondlook/contract'
import type { Mover } from './moving-posts.tsx'

type MoveButtonProps = { readonly item: CalendarItem; readonly now: string; readonly mover: Mover }

/** The way to another time without a pointer; nothing where somebody may not move it. */
export function MoveButton({ item, now, mover }: MoveButtonProps) {
  if (!item.mayMove) return null
  return (
    <div>
      <Button
        aria-label={`Move to…: ${item.title}`}
        id={`move-${item.post}`}
        onClick={() => mover.ask(item, now)}
        size="sm"
        variant="text"
      >
        Move to…
      </Button>
    </div>
  )
}
