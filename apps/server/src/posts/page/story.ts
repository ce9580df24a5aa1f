import type { Named, PostPage } from '@secondlook/contract'
import type { z } from 'zod'
import type { ActRow, RoundRow, VersionRow } from '../review/store.ts'

type Line = z.infer<typeof PostPage>['story'][number]
type Neutral = { readonly answer: string; readonly person: string; readonly at: string }

export type Told = {
  readonly post: { readonly begun_by: string; readonly begun_at: string }
  readonly versions: readonly VersionRow[]
  readonly rounds: readonly Pick<RoundRow, 'asked_by' | 'asked_at' | 'is_emergency' | 'reason' | 'version'>[]
  readonly acts: readonly ActRow[]
  readonly neutral: readonly Neutral[]
  readonly found: readonly { readonly is_neutral: boolean; readonly at: string }[]
  readonly chases: readonly {
    readonly does: 'nudge' | 'escalate' | 'look-after'
    readonly people: readonly string[]
    readonly person: string | null
    readonly at: string
  }[]
}

/** What happened to a post, one sentence each, oldest first. */
export function tellStory(
  { post, versions, rounds, acts, neutral, found, chases }: Told,
  name: (id: string) => Named,
): Line[] {
  const lines: Line[] = [
    { at: post.begun_at, by: name(post.begun_by), says: 'began the post' },
    ...versions.map(({ number, saved_at, saved_by }) => ({
      ...{ at: saved_at, by: name(saved_by), says: `saved version ${number}` },
    })),
    ...rounds.map(({ asked_at, asked_by, is_emergency, reason, version }) => ({
      ...{ at: asked_at, by: name(asked_by) },
      says: is_emergency
        ? `asked two people for version ${version} in an emergency: ${reason ?? ''}`
        : `asked for approval of version ${version}`,
    })),
    ...neutral.map(({ answer, person, at }) => ({
      ...{ at, by: name(person) },
      says: answer === 'announced' ? 'said that it was announced' : 'said that it is not this',
    })),
    ...found.map(({ is_neutral, at }) => ({
      ...{ at, by: null },
      says: is_neutral
        ? 'It looks like government work that may not be public yet; the media team is asked'
        : 'It speaks of something that is not announced',
    })),
    ...acts.map(({ at, person, does, version, reason }) => ({
      ...{ at, by: name(person), says: sayAct(does, version, reason) },
    })),
  ]
  for (const { does, people, person, at } of chases)
    lines.push({
      at,
      by: person === null ? null : name(person),
      says: sayChase(
        does,
        people.map((one) => name(one).name),
      ),
    })
  return lines
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((line) => ({ ...line, says: asSentence(line) }))
}

const asSentence = ({ by, says }: Line): string => {
  const whole = by === null ? says : `${by.name} ${says}`
  return /[.?!]$/.test(whole) ? whole : `${whole}.`
}

function sayAct(does: ActRow['does'], version: number, reason: string | null): string {
  const why = reason === null ? '' : `: ${reason}`
  switch (does) {
    case 'approve':
      return `approved version ${version}${why}`
    case 'return':
      return `returned version ${version}${why}`
    case 'hold':
      return `put it on hold${why}`
    case 'release':
      return `let it go on${why}`
    case 'recall':
      return `took it back${why}`
    case 'drop':
      return `gave it up${why}`
    case 'look-after':
      return `looked at it afterwards${why}`
  }
}

function sayChase(does: Told['chases'][number]['does'], names: readonly string[]): string {
  const who = names.join(', ')
  if (does === 'nudge') return `reminded ${who}`
  return does === 'escalate'
    ? `It waited longer than promised; ${who} was told`
    : `Nobody had looked at it afterwards in time; ${who} was told`
}
