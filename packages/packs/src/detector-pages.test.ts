import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePack, detectors } from '@secondlook/engine'
import { mark, packFor } from '@secondlook/engine/testing'
import { describe, expect, it } from 'vitest'
import { shippedFolder, shippedPack } from './shipped.ts'

const folder = join(shippedFolder(), '../packages/engine/src/detectors')
const { lists } = shippedPack('act-2015')
const brackets = /\[\[|\]\]/g
/** Detectors that see nothing in a text alone, with the reason why their pages have no rows. */
const noRows = new Map([
  ['initiative', 'it needs a register of initiatives'],
  ['listed-words', 'its words come from a rule'],
])

/** The rows of the blocks of one kind on a page; `\n` in a row stands for the end of a line. */
function rowsOf(page: string, block: 'finds' | 'silent'): string[] {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${block}\n([^]*?)^\`\`\`$`, 'gm'))]
  return blocks.flatMap(([, rows = '']) => rows.split('\n').filter((row) => row !== ''))
}

const asText = (row: string): string => row.replaceAll('\\n', '\n')

describe('the examples on the detectors’ pages, with the lists of act-2015', () => {
  for (const detector of detectors.values()) {
    const name = join(folder, `${detector.id}.md`)
    const page = existsSync(name) ? readFileSync(name, 'utf8') : ''
    const policy = compilePack(packFor(detector, lists))
    const seen = (text: string) => {
      const { findings } = policy.assess({ text })
      const spans = findings.flatMap((finding) => finding.spans).filter((span) => span.in === 'text')
      return { kinds: findings.map(({ rule }) => rule), marked: mark(text, spans) }
    }
    for (const row of rowsOf(page, 'finds')) {
      it(`${detector.id} finds: ${row}`, () => {
        const kind = /^([a-z-]+): /.exec(row)?.[1]
        const known = kind !== undefined && kind in detector.kinds ? kind : undefined
        const wanted = asText(known === undefined ? row : row.slice(known.length + 2))
        const found = seen(wanted.replace(brackets, ''))
        expect(found.marked).toBe(wanted)
        expect(found.kinds).toContain(known ?? found.kinds[0] ?? 'nothing was seen')
      })
    }
    for (const row of rowsOf(page, 'silent')) {
      it(`${detector.id} is silent: ${row}`, () => {
        expect(seen(asText(row))).toEqual({ kinds: [], marked: asText(row) })
      })
    }
    it(`${detector.id} shows what it leaves alone, or cannot`, () => {
      expect(rowsOf(page, 'silent').length > 0).toBe(!noRows.has(detector.id))
    })
  }
})
