// `npm run docs`: rewrites what is generated from code and packs; `--check` only says what is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Pack } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { z } from 'zod'
import { accessPage } from './docs/access-page.ts'
import { detectorList } from './docs/detector-list.mjs'
import { detectorsPage } from './docs/detectors-page.ts'
import { keptPage } from './docs/kept-page.ts'
import { platformsPage } from './docs/platforms-page.ts'
import { rulesPage } from './docs/rules-page.ts'
import { whatVoidsPage } from './docs/what-voids-page.ts'
import { wrongTextPage } from './docs/wrong-text-page.ts'
import { ledgerVectors } from './ledger/vectors.ts'
import { answerVectors } from './vectors/answer.ts'

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const vectors = (): string =>
  answerVectors(
    ['act-2015', 'act-transport'].map(shippedPack),
    read('vectors/drafts.jsonl'),
    read('vectors/registers.json'),
  )
const format = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const generated: Readonly<Record<string, () => string>> = {
  'packages/engine/src/detectors/index.ts': detectorList,
  'policy-packs/pack.schema.json': () => format(z.toJSONSchema(Pack, { io: 'input' })),
  'docs/reference/access.md': accessPage,
  'docs/reference/detectors.md': detectorsPage,
  'docs/reference/platforms.md': platformsPage,
  'docs/reference/rules.md': rulesPage,
  'docs/reference/what-is-kept.md': keptPage,
  'docs/reference/what-voids-an-approval.md': whatVoidsPage,
  'docs/reference/wrong-text.md': wrongTextPage,
  'vectors/assessments.jsonl': vectors,
  ...Object.fromEntries(Object.entries(ledgerVectors).map(([name, text]) => [name, () => text])),
}

/** Spaces count in a vector; in a list or a page the formatter may have moved them. */
const plain = (name: string, text: string): string =>
  name.startsWith('vectors/') ? text : text.replace(/\s+/g, '')
const stale: string[] = []
for (const [name, make] of Object.entries(generated)) {
  const place = new URL(`../${name}`, import.meta.url)
  const now = make()
  if (existsSync(place) && plain(name, readFileSync(place, 'utf8')) === plain(name, now)) continue
  if (process.argv.includes('--check')) stale.push(name)
  else {
    mkdirSync(new URL('.', place), { recursive: true })
    writeFileSync(place, now)
  }
}
if (stale.length > 0) {
  process.stdout.write(`stale, run npm run docs: ${stale.join(', ')}\n`)
  process.exitCode = 1
}
