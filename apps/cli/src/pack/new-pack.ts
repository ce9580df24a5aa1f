import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { knownZones } from '@secondlook/engine'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'
import { blankPack } from './blank-pack.ts'

/** Starts a blank pack of another body: it compiles at once and says what to write next. */
export async function newPack(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) throw new WrongCall('pack new takes one folder')
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new WrongCall(`${folder} is not empty; choose a new folder`)
  const id =
    values.id ??
    basename(resolve(folder))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new WrongCall(`--id ${id}: small letters, digits and hyphens`)
  const timeZone = values['time-zone'] ?? 'Australia/Sydney'
  if (!knownZones.includes(timeZone))
    throw new WrongCall(`--time-zone ${timeZone}: expected one of ${knownZones.join(', ')}`)
  const files = blankPack({
    id,
    title: values.title ?? 'Social media policy',
    body: values.body ?? 'Your organisation',
    timeZone,
  })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  await write(
    `${Object.keys(files)
      .map((name) => `  ${join(folder, name)}\n`)
      .join('')}\nNext: read ${join(folder, 'README.md')}\n`,
  )
  return 0
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      args: [...args],
      options: { id: text, title: text, body: text, 'time-zone': text },
      allowPositionals: true,
    })
  } catch (error) {
    throw new WrongCall(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
