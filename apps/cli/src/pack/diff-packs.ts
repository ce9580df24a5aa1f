import type { Pack } from '@secondlook/contract'
import { canonicalJson } from '@secondlook/engine'
import { findPack } from '@secondlook/packs'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'

type Parts = ReadonlyMap<string, string>

/** Everything in a pack that can differ, by a name a person would say. */
function partsOf(pack: Pack): Parts {
  const parts = new Map<string, string>()
  const put = (name: string, value: unknown): void => void parts.set(name, canonicalJson(value))
  for (const [name, value] of Object.entries(pack.head)) put(`pack.yaml ${name}`, value)
  for (const clause of pack.clauses) put(`clause ${clause.number}`, clause)
  for (const rule of pack.rules) put(`rule ${rule.id}`, rule)
  for (const one of pack.tighten) put(`tightening ${one.rule}`, one)
  for (const one of pack.requirements) put(`requirement ${one.kind}`, one)
  for (const [name, words] of Object.entries(pack.wording)) put(`wording ${name}`, words)
  for (const contact of pack.contacts) put(`contact ${contact.id}`, contact)
  for (const one of pack.instruments ?? []) put(`instrument ${one.id}`, one)
  for (const one of pack.cases) put(`case ${one.name}`, one)
  return parts
}

function listLines(before: Pack, after: Pack): string[] {
  const names = new Set([...Object.keys(before.lists), ...Object.keys(after.lists)])
  return [...names].sort().flatMap((name) => {
    const old = new Set(before.lists[name])
    const now = new Set(after.lists[name])
    const gone = [...old].filter((line) => !now.has(line)).length
    const come = [...now].filter((line) => !old.has(line)).length
    return gone + come === 0 ? [] : [`~ list ${name}: ${come} added, ${gone} taken away`]
  })
}

/** Shows what differs between two packs: `+` added, `-` taken away, `~` changed. */
export async function diffPacks(args: readonly string[]): Promise<number> {
  const [first, second] = args
  if (first === undefined || second === undefined || args.length > 2)
    throw new WrongCall('pack diff takes two packs')
  const before = findPack(first)
  const after = findPack(second)
  const old = partsOf(before)
  const now = partsOf(after)
  const lines = [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    if (!now.has(name)) return [`- ${name}`]
    if (!old.has(name)) return [`+ ${name}`]
    return old.get(name) === now.get(name) ? [] : [`~ ${name}`]
  })
  const all = [...lines, ...listLines(before, after)]
  await write(all.length === 0 ? 'nothing differs\n' : `${all.join('\n')}\n`)
  return all.length === 0 ? 0 : 1
}
