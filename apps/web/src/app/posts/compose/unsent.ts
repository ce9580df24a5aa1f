import type { api } from '../../api.ts'
import { keep, read, type Shelf } from './keeping.ts'
import { keptNames } from './kept-names.ts'
import { isUnsent, saved, send, toSave, type Writing } from './sending.ts'

/** A post of which something is on this device and nowhere else. */
export type UnsentPost = { readonly post: string; readonly title: string }

type Entry = { readonly post: string; readonly window: string; readonly writing: Writing | undefined }

export const unsentOf = (shelf: Shelf, person: string): readonly UnsentPost[] => [
  ...new Map(
    entriesOf(shelf, person).map(({ post, writing }) => [post, { post, title: titleOf(writing) }]),
  ).values(),
]

type Sending = {
  readonly shelf: Shelf
  readonly person: string
  readonly saveDraft: typeof api.saveDraft
  readonly newChange: () => string
  readonly now: () => string
}

/** Sends what can be sent of it; what two people changed, was refused, or finds no connection stays. */
export async function sendUnsent({ shelf, person, saveDraft, newChange, now }: Sending): Promise<void> {
  for (const { post, window, writing } of entriesOf(shelf, person)) {
    if (!writing) continue
    let stands = writing
    // The first may have been on its way already; what was typed after it follows.
    for (let tries = 0; tries < 3 && isUnsent(stands); tries++) {
      const sent = send(stands, newChange())
      if (sent.flight === null) break
      const answer = await saveDraft(post, toSave(sent.flight), { interrupts: false }).catch(() => undefined)
      if (!answer) break
      stands = saved(sent, sent.flight.change, answer, now())
    }
    keep(shelf, { person, post, window }, stands, now())
  }
}

export function forgetUnsent(shelf: Shelf, person: string): void {
  for (const name of keptNames(shelf, person)) shelf.removeItem(name)
}

const entriesOf = (shelf: Shelf, person: string): readonly Entry[] =>
  keptNames(shelf, person).map((name) => {
    const [window = '', post = ''] = name.split('/').reverse()
    return { post, window, writing: read(shelf.getItem(name))?.writing }
  })

function titleOf(writing: Writing | undefined): string {
  const { margin, body } = writing?.typed ?? {}
  const said = margin?.title.trim() || body?.text.trim().split('\n', 1)[0] || ''
  return said === '' ? 'A post without a name' : said.length > 60 ? `${said.slice(0, 60)}…` : said
}
