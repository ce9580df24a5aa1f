// Writes each shipped pack as JSON beside the program, so that starting it reads no YAML.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuiltPack, shippedFolder, shippedIds, shippedPack, stampOf } from '@secondlook/packs'

const places = ['cli', 'server'].map((app) => new URL(`../apps/${app}/dist/packs/`, import.meta.url))
for (const place of places) mkdirSync(place, { recursive: true })
for (const id of shippedIds()) {
  const pack = shippedPack(id)
  const stamp = stampOf([id, ...(pack.head.uses ?? [])].map((one) => join(shippedFolder(), one)))
  const text = JSON.stringify({ stamp, pack } satisfies BuiltPack)
  for (const place of places) writeFileSync(new URL(`${id}.json`, place), text)
}
