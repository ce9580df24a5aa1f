import type { Restored } from '../../store/restored.ts'
import type { Life } from './life.ts'

export type MayHaveLeft = {
  readonly life: Pick<Life, 'attempts' | 'absentAt'>
  /** When the version was saved; a backup that is older does not know it. */
  readonly savedAt: string
  /** The instant that it goes out at, before which it never does; `null` where it waits for something else. */
  readonly goesAt: string | null
}

/**
 * From when on a post may be out without anything that is written here, because the store was restored from a backup
 * and what it did after that was made is lost; `undefined` where there is no such time, or somebody has looked since.
 */
export function outFrom(
  restored: readonly Restored[],
  { life, savedAt, goesAt }: MayHaveLeft,
): string | undefined {
  if (life.attempts > 0) return undefined
  return restored
    .filter(
      ({ madeAt, restoredAt }) =>
        savedAt <= madeAt &&
        (goesAt === null || goesAt < restoredAt) &&
        (life.absentAt === null || life.absentAt < restoredAt),
    )
    .map(({ madeAt }) => madeAt)
    .sort()[0]
}
