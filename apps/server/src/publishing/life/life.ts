import type { Published } from '@secondlook/connectors'
import type { LifeAct } from './act.ts'

/** Where a post stands on one channel. */
export type LifeState =
  /** Nothing of it has left, and nothing stands against it. */
  | 'waiting'
  /** It may be out: whoever goes on looks first. */
  | 'leaving'
  /** It may be out, and looking will never tell: a person has to. */
  | 'ask-whether'
  /** Not now: the platform, or the way there, is down. */
  | 'deferred'
  /** Something stands against it; a person decides. */
  | 'stopped'
  | 'refused'
  | 'given-up'
  | 'published'
  | 'withdrawing'
  | 'withdrawn'
  /** It was out and is not any more, and nobody here took it off. */
  | 'gone'

export type Life = {
  readonly state: LifeState
  /** Of the version that this is about. */
  readonly version: number
  readonly attempts: number
  /** The instant that its requests carry, the same in every attempt. */
  readonly sentAt: string | null
  readonly published: Published | null
  readonly publishedAt: string | null
  /** Whether it was read back since it was published, and was what was approved; `null` while nobody has. */
  readonly isSame: boolean | null
  /** Whether somebody has tried to read it back to the end, with whatever outcome. */
  readonly isRead: boolean
  readonly because: string | null
  readonly says: string | null
  /** When a person said that nothing of it is out. */
  readonly absentAt: string | null
  /** Until when a person has let it go in spite of being late. */
  readonly letGoAt: string | null
  /** Whether it was tried to take it off and could not be: then a person may, and says so. */
  readonly isStuck: boolean
}

const newLife = (version: number): Life => ({
  ...{ state: 'waiting', version, attempts: 0, sentAt: null, published: null, publishedAt: null },
  ...{ isSame: null, isRead: false, because: null, says: null, absentAt: null, letGoAt: null },
  isStuck: false,
})

/** States from which it may be out, or is. */
const isOutIn: ReadonlySet<LifeState> = new Set([
  'leaving',
  'ask-whether',
  'published',
  'withdrawing',
  'gone',
])

/** Whether something of it is out, or may be: then the post is not changed any more. */
export const mayBeOut = ({ state }: Pick<Life, 'state'>): boolean => isOutIn.has(state)

/** Whether anything is done about it without a person. */
export const isOnItsWay = ({ state, isRead }: Life): boolean =>
  state === 'waiting' ||
  state === 'leaving' ||
  state === 'deferred' ||
  state === 'withdrawing' ||
  (state === 'published' && !isRead)

/**
 * What became of a version on a channel. Acts are in the order in which they were decided. What is out stays out,
 * whichever version it was of.
 */
export function lifeOf(acts: readonly LifeAct[], version: number): Life {
  const lives = [...new Set(acts.map((act) => act.version))].map((one) => livesOne(acts, one))
  return lives.find((life) => mayBeOut(life) || life.state === 'withdrawn') ?? livesOne(acts, version)
}

const livesOne = (acts: readonly LifeAct[], version: number): Life =>
  acts.filter((act) => act.version === version).reduce(after, newLife(version))

function after(life: Life, act: LifeAct): Life {
  const { says, because = null } = act
  switch (act.does) {
    case 'intend':
      return {
        ...{ ...life, state: 'leaving', attempts: life.attempts + 1, because: null, says: null },
        ...{ sentAt: life.sentAt ?? act.sentAt ?? act.at, version: act.version },
      }
    case 'sent':
    case 'found':
    case 'by-hand':
      return {
        ...{ ...life, state: 'published', published: act.published ?? life.published, publishedAt: act.at },
        ...{ isSame: null, isRead: false, because: null, says, version: act.version },
      }
    case 'absent':
      return { ...life, state: 'waiting', says, absentAt: act.at }
    case 'unknown':
      return { ...life, state: act.isForGood === true ? 'ask-whether' : 'leaving', because: 'unknown', says }
    case 'refused':
      return { ...life, state: 'refused', because, says }
    case 'deferred':
      return { ...life, state: 'deferred', says }
    case 'stop':
      return { ...life, state: 'stopped', because, says }
    case 'let-go':
      return { ...life, state: 'waiting', because: null, says, letGoAt: act.at }
    case 'give-up':
      return { ...life, state: 'given-up', says }
    case 'read':
      return life.state === 'published' ? { ...life, isSame: act.isSame ?? null, isRead: true } : life
    case 'changed':
      return { ...life, isSame: false, isRead: true, says }
    case 'withdraw':
      return { ...life, state: 'withdrawing', says, isStuck: false }
    case 'withdrawn':
      return { ...life, state: 'withdrawn', says }
    case 'withdraw-failed':
      return { ...life, state: 'published', says, isRead: true, isStuck: true }
    case 'gone':
      return { ...life, state: 'gone', says }
  }
}
