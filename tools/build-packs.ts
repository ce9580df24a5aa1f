// Writes each shipped pack as JSON beside the program, so that starting it reads no YAML.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuiltPack, shippedFolder, shippedIds, shippedPack, stampOf } from '@secondlook/packs'

const out = new URL('../apps/cli/dist/packs/', import.meta.url)
mkdirSync(out, { recursive: true })
for (const id of shippedIds()) {
  const pack = shippedPack(id)
  const stamp = stampOf([id, ...(pack.head.uses ?? [])].map((one) => join(shippedFolder(), one)))
  writeFileSync(new URL(`${id}.json`, out), JSON.stringify({ stamp, pack } satisfies BuiltPack))
}
