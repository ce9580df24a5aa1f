import type { ShownRule } from '../../pack/pack-face.ts'

type Row = ShownRule['advice'][number]
type When = NonNullable<Row['when']>

const results = {
  nothing: 'nothing is found',
  think: 'it is worth a thought',
  ask: 'it is best to ask first',
  stop: 'we suggest not posting it as it stands',
} as const

const words: Readonly<Record<string, string>> = {
  personal: 'for yourself',
  representative: 'as a committee member or delegate',
  official: 'for an official account',
  public: 'everybody may see it',
  restricted: 'only some people see it',
  own: 'it is about your own work',
  other: 'it is about other government work',
  no: 'it is not about government work',
}

/** A rule's table in sentences, for somebody who thinks it is wrong. The first that holds decides. */
export function readRule(rule: ShownRule): readonly string[] {
  return rule.advice.map((row, at) => {
    const when = row.when ? sayCondition(row.when) : ''
    const unless = row.unless ? sayCondition(row.unless) : ''
    const where = [
      when ? `where ${when}` : at === 0 ? 'in every post' : 'otherwise',
      unless ? `unless ${unless}` : '',
    ]
    return `${capital(where.filter(Boolean).join(', '))}: ${results[row.then]}.`
  })
}

function sayCondition(condition: When): string {
  const parts = Object.entries(condition).map(([member, value]) => {
    if (member === 'capacity') return `you post ${orOf(value)}`
    if (member === 'audience' || member === 'aboutMyWork') return orOf(value)
    if (member === 'kind') return `what was seen is ${orOf(value)}`
    if (member === 'place') return `the place is ${orOf(value)}`
    if (member === 'represents') return `you speak for a ${orOf(value)}`
    if (member === 'levelBand') return `your level is ${orOf(value)}`
    if (member === 'employerShown')
      return value ? 'it shows where you work' : 'it does not show where you work'
    if (member === 'pseudonymous') return value ? 'you use a nickname' : 'you use your name'
    if (member === 'authorised')
      return value ? 'you are authorised to speak' : 'you are not authorised to speak'
    return `${member} is ${orOf(value)}`
  })
  return parts.join(' and ')
}

const orOf = (value: unknown): string =>
  (Array.isArray(value) ? value : [value])
    .map((one) => words[String(one)] ?? String(one).replaceAll('-', ' '))
    .join(' or ')

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A note for whoever looks after the policy. The person's words are not in it. */
export function noteAbout(rule: ShownRule): string {
  return [
    `I think the rule "${rule.id}" (clause ${rule.clause}) was wrong about something I wrote.`,
    `It looks for: ${rule.looksFor.slice(0, 1).toLowerCase()}${rule.looksFor.slice(1)}.`,
    'My words are not in this note. What I think it misses: ',
  ].join('\n')
}
