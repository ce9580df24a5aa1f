// `npm run docs`: rewrites what is generated from code and packs; `--check` only says what is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Pack } from '@secondlook/contract'
import { z } from 'zod'
import { detectorList } from './docs/detector-list.mjs'
import { detectorsPage } from './docs/detectors-page.ts'
import { rulesPage } from './docs/rules-page.ts'

const format = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const generated: Readonly<Record<string, () => string>> = {
  'packages/engine/src/detectors/index.ts': detectorList,
  'policy-packs/pack.schema.json': () => format(z.toJSONSchema(Pack, { io: 'input' })),
  'docs/reference/detectors.md': detectorsPage,
  'docs/reference/rules.md': rulesPage,
}

const plain = (text: string): string => text.replace(/\s+/g, '')
const stale: string[] = []
for (const [name, make] of Object.entries(generated)) {
  const place = new URL(`../${name}`, import.meta.url)
  const now = make()
  // The formatter may wrap a generated file; only its words count.
  if (existsSync(place) && plain(readFileSync(place, 'utf8')) === plain(now)) continue
  if (process.argv.includes('--check')) stale.push(name)
  else writeFileSync(place, now)
}
if (stale.length > 0) {
  process.stdout.write(`stale, run npm run docs: ${stale.join(', ')}\n`)
  process.exitCode = 1
}
