import type { Clause, Pack, Rule } from '@secondlook/contract'
import { findPack } from '@secondlook/packs'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'

const seenAs = {
  decided: 'Checked from data',
  flagged: 'Flagged by wording; a person decides',
  people: 'Left to people',
} as const

function showHead({ head, clauses, rules, cases }: Pack): string {
  const rows: [string, string | undefined][] = [
    ['of', head.body],
    ['issued by', head.issuer],
    ['under', head.authority],
    ['issued', head.issued],
    ['review', head.review],
    ['status', head.status],
    ['time zone', head.timeZone],
    ['holds', `${clauses.length} clauses, ${rules.length} rules, ${cases.length} cases`],
  ]
  const lines = rows.flatMap(([name, value]) => (value ? [`  ${name.padEnd(10)} ${value}`] : []))
  return `${head.title} (${head.id} ${head.version})\n${lines.join('\n')}\n\n`
}

const showLine = ({ number, title, seen }: Clause): string =>
  `  ${number.padEnd(6)} ${title}  [${seenAs[seen]}]\n`

function showClause(pack: Pack, clause: Clause): string {
  const parts: [string, string | undefined][] = [
    ['Binds', clause.binds],
    [seenAs[clause.seen], clause.checked],
    ['Left to people', clause.left],
    ['Ask yourself', clause.question],
    ['Note', clause.note],
  ]
  const law = (clause.law ?? []).map(({ law: id, at, from, to }) => {
    const known = [...(pack.instruments ?? []), ...(pack.head.law ?? [])]
    const title = known.find((one) => one.id === id)?.title ?? id
    const dates = from || to ? ` (${from ?? ''} to ${to ?? 'now'})` : ''
    return `  law: ${title}${at ? `, ${at}` : ''}${dates}\n`
  })
  const rules = pack.rules.filter((rule) => rule.clause === clause.number)
  const cases = pack.cases.filter((one) => one.expect.clauses?.includes(clause.number))
  return [
    `${clause.number}  ${clause.title}\n\n${clause.text}\n\n`,
    ...parts.flatMap(([name, text]) => (text ? [`  ${name}: ${text}\n`] : [])),
    ...law,
    ...rules.map(showRule),
    ...cases.map((one) => `  case: ${one.name} → ${one.expect.advice}\n`),
  ].join('')
}

function showRule({ id, detector, advice }: Rule): string {
  const rows = advice.map(({ then, when, unless }) => {
    const if_ = when ? ` when ${JSON.stringify(when)}` : ''
    return `      ${then}${if_}${unless ? ` unless ${JSON.stringify(unless)}` : ''}\n`
  })
  return `  rule ${id} (${detector}):\n${rows.join('')}`
}

/** The policy to read, or one clause of it with its rules and cases. */
export async function showPack(args: readonly string[]): Promise<number> {
  const [name, number] = args
  if (name === undefined || args.length > 2)
    throw new WrongCall('pack show takes a pack and, if you like, a clause')
  const pack = findPack(name)
  if (number === undefined) {
    await write(showHead(pack) + pack.clauses.map(showLine).join(''))
    return 0
  }
  const clause = pack.clauses.find((one) => one.number === number)
  if (!clause) throw new WrongCall(`${pack.head.id} has no clause ${number}`)
  await write(showClause(pack, clause))
  return 0
}
