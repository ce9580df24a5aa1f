import type { Draft, Pack } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import type { Detector } from './detector.ts'
import { compilePack } from './policy/policy.ts'

/** Rows of a detector's table: what it must not see, and what it must, marked `[[so]]`. */
export type DetectorRows = {
  readonly silent: Readonly<Record<string, string | Draft>>
  /** A string marks every span that some sighting has; a kind may stand in front: `insult: you [[fool]]`. */
  readonly finds: Readonly<Record<string, string | FoundRow>>
}
export type FoundRow = { readonly draft: Draft; readonly kinds: readonly string[]; readonly marked?: string }

const marks = /\[\[|\]\]/g

/** A pack with nothing but lists and one rule that lets every sighting of a detector through. */
export function packFor(detector: Detector, lists: Pack['lists']): Pack {
  const kinds = Object.keys(detector.kinds)
  return {
    head: {
      id: 'test',
      version: '1.0.0',
      kind: 'base',
      title: 'Test',
      body: 'Test',
      timeZone: 'Australia/Sydney',
    },
    clauses: [
      { number: '1', kinds: ['advice'], title: 't', text: 't', binds: 't', capacities: [], seen: 'flagged' },
    ],
    rules: kinds.map((kind) => ({
      id: kind,
      clause: '1',
      detector: detector.id,
      subject: 'test',
      sees: [kind],
      basis: 'judgement',
      advice: [{ then: 'stop' }],
    })),
    tighten: [],
    requirements: [],
    lists,
    wording: Object.fromEntries(kinds.map((kind) => [kind, { why: kind, remedy: kind }])),
    contacts: [],
    cases: [],
  }
}

/** Runs a detector's table: each row is one test, named after its key. */
export function testDetector(detector: Detector, lists: Pack['lists'], rows: DetectorRows): void {
  const policy = compilePack(packFor(detector, lists))
  const seen = (draft: Draft) => {
    const { findings } = policy.assess(draft)
    const spans = findings.flatMap((finding) => finding.spans).filter((span) => span.in === 'text')
    return { kinds: findings.map(({ rule }) => rule).sort(), marked: mark(draft.text, spans) }
  }
  describe(detector.id, () => {
    for (const [name, row] of Object.entries(rows.silent)) {
      const draft = typeof row === 'string' ? { text: row } : row
      it(`is silent: ${name}`, () => expect(seen(draft)).toEqual({ kinds: [], marked: draft.text }))
    }
    for (const [name, row] of Object.entries(rows.finds)) {
      it(`finds: ${name}`, () => {
        if (typeof row !== 'string') {
          const found = seen(row.draft)
          expect(found.kinds).toEqual([...row.kinds].sort())
          if (row.marked !== undefined) expect(found.marked).toBe(row.marked)
          return
        }
        const kind = /^([a-z-]+): /.exec(row)?.[1]
        const known = kind !== undefined && kind in detector.kinds
        const wanted = known ? row.slice(kind.length + 2) : row
        const found = seen({ text: wanted.replace(marks, '') })
        expect(found.marked).toBe(wanted)
        if (known) expect(found.kinds).toContain(kind)
      })
    }
  })
}

export { recordedConsent } from './registers/consents.ts'

/** A text with the outermost of its spans in double brackets. */
export function mark(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  const sorted = [...spans].sort((a, b) => a.from - b.from || b.to - a.to)
  let out = ''
  let done = 0
  for (const { from, to } of sorted) {
    if (to <= done || from < done) continue
    out += `${text.slice(done, from)}[[${text.slice(from, to)}]]`
    done = to
  }
  return out + text.slice(done)
}
