import type { Pack } from '@secondlook/contract'

type Clause = Pack['clauses'][number]

export type Section = {
  /** `7.1`, or a paragraph's number where it has no parts. */
  readonly number: string
  readonly clauses: readonly Clause[]
}

/** Clauses of one paragraph or principle together, in the policy's order: `7.1a` and `7.1b` under `7.1`. */
export function sectionsOf(clauses: readonly Clause[]): readonly Section[] {
  const sections: { number: string; clauses: Clause[] }[] = []
  for (const clause of clauses) {
    const number = sectionNumber(clause.number)
    const last = sections.at(-1)
    if (last?.number === number) last.clauses.push(clause)
    else sections.push({ number, clauses: [clause] })
  }
  return sections
}

/** Lettered clauses belong to what stands before the letter; the points of a paragraph to the paragraph. */
function sectionNumber(number: string): string {
  const plain = number.replace(/[a-z]$/, '')
  return plain !== number && plain.includes('.') ? plain : (plain.split('.')[0] ?? plain)
}

export const idOf = (section: Section): string => `section-${section.number}`

/** The name of a section of several clauses: its number and what its first clause is about. */
export function nameOf({ number, clauses }: Section): string {
  const [first] = clauses
  return clauses.length === 1 && first ? `${first.number} · ${first.title}` : `Paragraph ${number}`
}
