import type { TakenDownRow } from '@secondlook/contract'
import { sayInstant } from '../words/instant.ts'

/** Who took it down, in a sentence; where nobody of ours did, that we do not know. */
export function sayWho({ how, by }: Pick<TakenDownRow, 'how' | 'by'>): string {
  if (how === 'elsewhere') return 'With the platform’s own log-in: we do not know who.'
  return by === null ? 'In this program; who is not recorded.' : `${by.name}, in this program.`
}

/** When it was out; what we only noticed came down before we did. */
export function sayWhen({
  how,
  wentOutAt,
  cameDownAt,
}: Pick<TakenDownRow, 'how' | 'wentOutAt' | 'cameDownAt'>): {
  readonly out: string
  readonly down: string
} {
  return {
    out: wentOutAt === null ? 'Not recorded' : sayInstant(wentOutAt),
    down: `${how === 'elsewhere' ? 'Noticed ' : ''}${sayInstant(cameDownAt)}`,
  }
}

/** Why, as far as anybody has said. */
export const sayWhy = ({ how, why }: Pick<TakenDownRow, 'how' | 'why'>): string =>
  why !== null ? `“${why}”` : how === 'elsewhere' ? 'Not known.' : 'Nobody gave a reason.'
