import { namesOn, roomOf } from './kept-names.ts'
import { isOnlyHere, type Writing } from './sending.ts'

/** Where a browser keeps words between two visits. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Whose words, in which post, and in which window they were typed. */
export type Place = { readonly person: string; readonly post: string; readonly window: string }
export type Kept = { readonly window: string; readonly at: string; readonly writing: Writing }

const line = 1

let isForgetting = false
/** Whether this page keeps what is typed; it does not once its words were given up to sign out. */
export const keepAnything = (does: boolean): void => {
  isForgetting = !does
}

/** Keeps what is nowhere else, and takes away what is. Gives whether it is kept now, where it has to be. */
export function keep(shelf: Shelf, place: Place, writing: Writing, at: string): boolean {
  const name = roomOf(place) + place.window
  try {
    if (isForgetting) {
      shelf.removeItem(name)
      return false
    }
    if (!isOnlyHere(writing)) {
      shelf.removeItem(name)
      return true
    }
    shelf.setItem(name, JSON.stringify({ line, at, writing }))
    return true
  } catch {
    // Full, or forbidden: the words are on the screen, and the state says that they are nowhere else.
    return false
  }
}

/** What was kept of a post, newest first. What cannot be read is left where it is. */
export function keptOf(shelf: Shelf, place: Omit<Place, 'window'>): readonly Kept[] {
  const room = roomOf(place)
  return namesOn(shelf)
    .filter((name) => name.startsWith(room))
    .flatMap((name) => {
      const kept = read(shelf.getItem(name))
      return kept === undefined ? [] : [{ ...kept, window: name.slice(room.length) }]
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1))
}

export function takeAway(shelf: Shelf, place: Place): void {
  try {
    shelf.removeItem(roomOf(place) + place.window)
  } catch {
    // Where nothing can be kept, nothing has to go.
  }
}

export function read(text: string | null): Omit<Kept, 'window'> | undefined {
  try {
    const kept = JSON.parse(text ?? '') as { line: number; at: string; writing: Writing }
    return kept.line === line ? { at: kept.at, writing: { ...kept.writing, trouble: null } } : undefined
  } catch {
    return undefined
  }
}
