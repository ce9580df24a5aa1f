import type { Pack } from '@secondlook/contract'
import { detectors, PackError } from '@secondlook/engine'
import { findPack, shippedIds } from '@secondlook/packs'
import { write } from '../write.ts'
import { misreadOf, neighboursIn } from './misread.ts'
import { namedPacks, policyFor } from './named-packs.ts'
import { idleExceptions, unreadIn } from './unmatched.ts'

type Problem = { readonly at: string; readonly says: string }

/** Words that judge a person. A pack may talk about them in a comment, never on screen. */
const judging = [
  'violation',
  'violates',
  'breach',
  'verdict',
  'offender',
  'non-compliant',
  'guilty',
  'ai detected',
]

/** Every slip and gap of a pack, in the order of its files. */
export function problemsOf(pack: Pack): Problem[] {
  return [
    ...compileProblems(pack),
    ...references(pack),
    ...library(pack),
    ...bothSides(pack),
    ...words(pack),
    ...promises(pack),
    ...lines(pack),
  ]
}

function compileProblems(pack: Pack): Problem[] {
  try {
    policyFor(pack)
    return []
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return error.problems.map(({ at, says }) => ({ at, says }))
  }
}

function references(pack: Pack): Problem[] {
  const contacts = new Set(pack.contacts.map(({ id }) => id))
  const laws = new Set([...(pack.head.law ?? []), ...(pack.instruments ?? [])].map(({ id }) => id))
  const settings = new Set(pack.head.localSettings?.map(({ id }) => id))
  const isOverlay = pack.head.kind === 'overlay'
  const problems: Problem[] = []
  for (const rule of pack.rules) {
    const asks = rule.advice.some(({ then }) => then === 'ask')
    for (const id of rule.contacts ?? [])
      if (!contacts.has(id) && !isOverlay) problems.push({ at: `rules/${rule.id}`, says: `no contact ${id}` })
    if (asks && !rule.contacts?.length)
      problems.push({ at: `rules/${rule.id}`, says: 'an ask, and nobody to ask: add contacts' })
    for (const list of Object.values(rule.lists ?? {})) {
      if (!pack.lists[list] && !isOverlay) problems.push({ at: `rules/${rule.id}`, says: `no list ${list}` })
    }
    const detector = detectors.get(rule.detector)
    for (const list of detector?.lists ?? []) {
      const name = rule.lists?.[list] ?? list
      if (!isOverlay && !pack.lists[name])
        problems.push({
          at: `rules/${rule.id}`,
          says: `${rule.detector} reads the list ${name}, which is not here`,
        })
    }
  }
  for (const clause of pack.clauses) {
    for (const { law } of clause.law ?? [])
      if (!laws.has(law))
        problems.push({ at: `clauses/${clause.number}`, says: `no instrument and no law ${law}` })
    for (const id of clause.settings ?? [])
      if (!settings.has(id)) problems.push({ at: `clauses/${clause.number}`, says: `no local setting ${id}` })
    if (clause.seen !== 'people' && !clause.checked)
      problems.push({ at: `clauses/${clause.number}`, says: 'says it is checked and not what' })
  }
  for (const id of pack.head.help ?? [])
    if (!contacts.has(id)) problems.push({ at: 'pack.yaml/help', says: `no contact ${id}` })
  return problems
}

/** Entries of the library that contradict each other, or that no clause leads to. */
function library(pack: Pack): Problem[] {
  const entries = pack.instruments ?? []
  const ids = [...(pack.head.law ?? []), ...entries].map(({ id }) => id)
  const problems: Problem[] = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => ({
    at: `instruments/${id}`,
    says: 'stands twice in the library and the law; clauses could mean either',
  }))
  for (const { id, supersedes, from, to, confirmed, checked } of entries) {
    const at = `instruments/${id}`
    if (supersedes !== undefined && !entries.some((one) => one.id === supersedes))
      problems.push({ at, says: `comes in place of ${supersedes}, which is not here` })
    if (from && to && from > to) problems.push({ at, says: 'ends before it begins' })
    if (confirmed && checked === undefined)
      problems.push({ at, says: 'is confirmed, and does not say when that was looked at' })
  }
  return problems
}

/** Every rule has a case that it answers and one that it must leave alone. */
function bothSides(pack: Pack): Problem[] {
  const problems: Problem[] = []
  const policy = compileProblems(pack).length === 0 ? policyFor(pack) : undefined
  if (!policy) return problems
  const finds = new Map<string, number>()
  for (const { post, registers } of pack.cases) {
    if (registers) continue
    for (const { rule } of policy.assess(post).findings) finds.set(rule, (finds.get(rule) ?? 0) + 1)
  }
  const named = new Set(pack.cases.flatMap(({ expect }) => expect.rules ?? []))
  for (const { id, clause } of pack.rules) {
    const shown = pack.head.kind === 'overlay' ? `${pack.head.id}/${id}` : id
    const answered = (finds.get(shown) ?? 0) > 0 || named.has(id)
    const cited = shown.includes('/') ? `${pack.head.id}:${clause}` : clause
    const left = pack.cases.some(({ expect }) => expect.advice === 'clear' || expect.without?.includes(cited))
    if (!answered) problems.push({ at: `rules/${id}`, says: 'no case that it answers' })
    if (!left) problems.push({ at: `rules/${id}`, says: 'no case that it must leave alone' })
  }
  return problems
}

function words(pack: Pack): Problem[] {
  const problems: Problem[] = []
  for (const [name, { why, remedy }] of Object.entries(pack.wording)) {
    const text = `${why} ${remedy}`.toLowerCase()
    for (const word of judging)
      if (text.includes(word)) problems.push({ at: `wording/${name}`, says: `“${word}” judges a person` })
    const rule = name.split('.')[0] ?? name
    if (!pack.rules.some(({ id }) => id === rule))
      problems.push({ at: `wording/${name}`, says: 'words for a rule that is not here' })
  }
  return problems
}

/** What a clause says is checked is a promise to the reader. */
function promises(pack: Pack): Problem[] {
  if (pack.head.kind === 'overlay') return []
  const cited = new Set([
    ...pack.rules.map(({ clause }) => clause),
    ...pack.requirements.map(({ clause }) => clause),
    ...(pack.head.bound ?? []).map(({ clause }) => clause),
  ])
  return pack.clauses
    .filter(({ seen, number }) => seen !== 'people' && !cited.has(number))
    .map(({ number, seen }) => ({
      at: `clauses/${number}`,
      says: `says it is ${seen}, and no rule or requirement cites it`,
    }))
}

/** Lines of lists that say something else than was meant, or nothing. */
function lines(pack: Pack): Problem[] {
  const problems: Problem[] = []
  if (compileProblems(pack).length > 0) return problems
  const policy = policyFor(pack)
  const known = neighboursIn(pack)
  const lent = lentLists(pack)
  for (const [name, entries] of Object.entries(pack.lists)) {
    if (lent.get(name) === entries.join('\n')) continue
    const at = `lists/${name}`
    for (const line of entries) {
      const misread = misreadOf(line, known)
      if (misread) problems.push({ at, says: misread })
      problems.push(...unreadIn(line, policy).map((says) => ({ at, says })))
    }
    const idle = idleExceptions(name, pack, policy)
    problems.push(
      ...idle.map((line) => ({ at, says: `“${line}” shares no word with the list, and excludes nothing` })),
    )
  }
  return problems
}

/** Lists that a pack has from a pack of words: looked at once, with the base that is shipped with them. */
function lentLists({ head }: Pack): ReadonlyMap<string, string> {
  const isTheirs = head.kind === 'base' && shippedIds().includes(head.id)
  const lenders = isTheirs ? [] : (head.uses ?? []).map(findPack)
  return new Map(
    lenders.flatMap(({ lists }) => Object.entries(lists).map(([name, all]) => [name, all.join('\n')])),
  )
}

export async function lintPacks(args: readonly string[]): Promise<number> {
  let count = 0
  for (const pack of namedPacks(args)) {
    const problems = problemsOf(pack)
    count += problems.length
    await write(problems.map(({ at, says }) => `${pack.head.id}: ${at}: ${says}\n`).join(''))
    if (problems.length === 0) await write(`${pack.head.id} ${pack.head.version}: nothing to mend\n`)
  }
  if (count > 0) process.stderr.write(`secondlook: ${count} things to mend\n`)
  return count > 0 ? 1 : 0
}
