import {
  appendHash,
  type CompactRange,
  emptyRange,
  formatVerifierKey,
  keyRotated,
  type LogKey,
  leafHash,
} from '@secondlook/ledger'
import type { Tx } from '../../store/database.ts'
import { findNodes } from '../store.ts'
import type { LogNodeTable } from '../tables.ts'
import { type CheckedEvent, type EventChecker, placeOf, same32, secretOf } from './event-check.ts'
import type { HeadsChecker } from './heads-check.ts'
import { readNodeBeyond, readNumbered, readStray, readUnnumbered } from './store.ts'
import { must } from './wrong.ts'

const pageSize = 500

export type OnEvents = (done: number) => void

type LogNeeds = {
  readonly tx: Tx
  readonly checker: EventChecker
  readonly heads: HeadsChecker
  readonly keys: readonly LogKey[]
  readonly onEvents: OnEvents
}

/** Goes through the log from its first event, and builds the tree again. Answers with its size. */
export async function checkLog(needs: LogNeeds): Promise<number> {
  const { tx, checker, heads, onEvents } = needs
  let range: CompactRange = emptyRange
  let rotations = 0
  if ((await heads.next()) === 0) heads.check(range)
  for (;;) {
    const events = await readNumbered(tx, range.size, pageSize)
    if (events.length === 0) break
    const checked = await checker.check(events)
    const nodes: LogNodeTable[] = []
    for (const [at, event] of events.entries()) {
      const { size } = range
      must(
        event.number === size,
        `event ${size}`,
        () => `no event has this number; the next has ${event.number}`,
      )
      range = appendHash(range, leafHash(Buffer.from(event.leaf, 'utf8')), (level, index, hash) => {
        nodes.push({ level, index, hash })
      })
      rotations += checkRotation(needs.keys, event, checked[at], range.size)
      if ((await heads.next()) === range.size) heads.check(range)
    }
    await checkNodes(tx, nodes)
    onEvents(range.size)
  }
  const beyond = await readNodeBeyond(tx, range.size)
  must(!beyond, `log_node ${beyond?.level} ${beyond?.index}`, () => 'no events are below it')
  const size = await heads.next()
  must(size === undefined, `checkpoint ${size}`, () => `the log has only ${range.size} numbered events`)
  must(heads.count > 0 || range.size === 0, `event ${range.size - 1}`, () => 'no head covers it')
  must(
    rotations === Math.max(needs.keys.length - 1, 0),
    'log_key',
    () => 'a key has no event that hands over to it',
  )
  const stray = await readStray(tx)
  must(stray === undefined, stray ?? '', () => 'it belongs to nothing that is there')
  return range.size
}

/** Events that wait for their number. */
export async function checkUnnumbered(tx: Tx, checker: EventChecker): Promise<number> {
  let count = 0
  for (let made = -1; ; ) {
    const events = await readUnnumbered(tx, made, pageSize)
    const last = events.at(-1)
    if (!last) return count
    await checker.check(events)
    count += events.length
    made = last.made
  }
}

function checkRotation(
  keys: readonly LogKey[],
  one: { readonly id: string; readonly number: number },
  checked: CheckedEvent | undefined,
  size: number,
): number {
  if (checked?.event.type !== keyRotated) return 0
  const part = checked.parts.get('key')
  const said = part && secretOf(part)
  const named = keys.filter(({ from }) => from === size)
  must(
    named.some(({ key }) => formatVerifierKey(key) === said),
    placeOf(one),
    () => 'it hands the log over to a key that log_key does not name from here on',
  )
  return 1
}

/** Compares the nodes that came to be with those that are stored. */
async function checkNodes(tx: Tx, nodes: readonly LogNodeTable[]): Promise<void> {
  const stored = new Map(
    (await findNodes(tx, nodes)).map(({ level, index, hash }) => [`${level} ${index}`, hash] as const),
  )
  for (const { level, index, hash } of nodes) {
    const kept = stored.get(`${level} ${index}`)
    const place = `log_node ${level} ${index}`
    must(kept !== undefined, place, () => 'it is not there')
    must(same32(kept, hash), place, () => 'it is not the hash of what is below it')
  }
}
