import { catalogueEntry } from '@secondlook/connectors'
import type { NewPause, PauseRow } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Act, type Asker, type Decision, decide, findNames } from '../../people/index.ts'
import { commit, type Recorder } from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import type { PublishingPauseTable } from '../tables.ts'
import { endPause, findPauses, insertPause } from './store.ts'

/** Whether somebody may do this to so much of publishing. A platform or everything is for those named for everything. */
export async function decidePause(
  db: Db,
  asker: Asker,
  act: Extract<Act, 'publishing.pause' | 'publishing.resume'>,
  { scope, what }: Pick<NewPause, 'scope' | 'what'>,
): Promise<Decision> {
  if (scope !== 'channel') return decide(asker, act, { unit: null })
  const [channel] = await findHolding(db, ['channels'], asker.at, [what])
  return decide(asker, act, { unit: channel?.unit ?? null, channel: what })
}

const no = (decision: Exclude<Decision, { may: true }>): Refusal =>
  decision.needs === 'step-up'
    ? refuse('step-up-needed', decision.because)
    : refuse('not-allowed', decision.because)

/** Stops publishing at once, everywhere or in one place. Nothing that comes due meanwhile goes out by itself later. */
export async function pause(
  recorder: Recorder,
  asker: Asker,
  { scope, what: given, reason }: NewPause,
): Promise<Refusal | undefined> {
  const { db } = recorder.database
  const what = scope === 'all' ? '' : scope === 'platform' ? catalogueEntry(given).platform : given
  if (scope !== 'all' && what === '')
    return refuse('bad-request', 'Look at what is marked, and send it again.', [
      { path: 'what', says: 'Choose what to pause.' },
    ])
  const decision = await decidePause(db, asker, 'publishing.pause', { scope, what })
  if (!decision.may) return no(decision)
  const done = await commit<undefined, Refusal>(recorder, decision.permit, async (tx, at) => {
    if ((await findPauses(tx)).some((one) => one.scope === scope && one.what === what))
      return { declined: refuse('not-in-this-state', 'That is paused already.') }
    const id = newId(recorder.source)
    await insertPause(tx, { id, scope, what, reason, person: asker.person, from_at: at, ended_at: null })
    return {
      result: undefined,
      events: [
        {
          ...{ type: 'publishing.paused', subject: id, parts: { pause: { scope, what }, reason } },
          rows: [{ table: 'publishing_pause', key: id }],
        },
      ],
    }
  })
  return done.ok ? undefined : done.declined
}

/** Lets publishing go on. What was due meanwhile waits for a person, one by one. */
export async function resume(recorder: Recorder, asker: Asker, id: string): Promise<Refusal | undefined> {
  const { db } = recorder.database
  const found = (await findPauses(db)).find((one) => one.id === id)
  if (!found) return refuse('already-ended', 'This pause has ended already.')
  const decision = await decidePause(db, asker, 'publishing.resume', found)
  if (!decision.may) return no(decision)
  const done = await commit<undefined, Refusal>(recorder, decision.permit, async (tx, at) => {
    if (!(await findPauses(tx)).some((one) => one.id === id))
      return { declined: refuse('already-ended', 'This pause has ended already.') }
    await endPause(tx, id, at)
    return {
      result: undefined,
      events: [
        {
          ...{
            type: 'publishing.resumed',
            subject: id,
            parts: { pause: { scope: found.scope, what: found.what } },
          },
          rows: [{ table: 'publishing_pause', key: id }],
        },
      ],
    }
  })
  return done.ok ? undefined : done.declined
}

/** Every pause that is on, as whoever looks sees it. */
export async function showPauses(db: Db, asker: Asker): Promise<readonly PauseRow[]> {
  const pauses = await findPauses(db)
  const names = await findNames(
    db,
    pauses.map(({ person }) => person),
  )
  const channels = await findHolding(
    db,
    ['channels'],
    asker.at,
    pauses.flatMap(({ scope, what }) => (scope === 'channel' ? [what] : [])),
  )
  const rows: PauseRow[] = []
  for (const one of pauses) {
    const { id, scope, what, reason, person, from_at: from } = one
    const decision = await decidePause(db, asker, 'publishing.resume', one)
    rows.push({
      ...{ id, scope, what, reason, from, mayEnd: decision.may },
      name: nameOf(one, channels),
      by: { id: person, name: names.get(person) ?? '' },
    })
  }
  return rows
}

const nameOf = (
  { scope, what }: PublishingPauseTable,
  channels: readonly { readonly id: string; readonly name: string }[],
): string =>
  scope === 'all'
    ? 'Everything'
    : scope === 'platform'
      ? catalogueEntry(what).name
      : (channels.find(({ id }) => id === what)?.name ?? what)
