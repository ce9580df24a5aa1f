import { parseArgs } from 'node:util'
import { runHost } from './host-program.ts'
import { WrongCall } from './wrong-call.ts'

export async function fsckCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { export: { type: 'string' }, key: { type: 'string' } })
  if (positionals[0] !== undefined) throw new WrongCall(`fsck takes no ${positionals[0]}`)
  if (values.export === undefined) {
    if (values.key !== undefined)
      throw new WrongCall('--key belongs to --export; the store has its keys in KEYS_DIR')
    return await runHost({ name: 'fsck' })
  }
  return await runHost({ name: 'fsck-export', folder: values.export, key: values.key })
}

export async function exportCommand(args: readonly string[]): Promise<number> {
  const [what, folder, more] = parse(args, {}).positionals
  if (what !== 'log')
    throw new WrongCall(
      `export needs what to export: log${what === undefined ? '' : `, and knows no ${what}`}`,
    )
  if (folder === undefined) throw new WrongCall('export log needs a folder that is not there yet')
  if (more !== undefined) throw new WrongCall(`export log takes one folder, and no ${more}`)
  return await runHost({ name: 'export-log', folder })
}

export async function keysCommand(args: readonly string[]): Promise<number> {
  const [what, purpose, more] = parse(args, {}).positionals
  if (what === 'settle' && purpose === undefined) return await runHost({ name: 'settle' })
  if (what !== 'rotate') throw new WrongCall('keys needs what to do: rotate PURPOSE, or settle')
  if (purpose === undefined)
    throw new WrongCall(
      'keys rotate needs a purpose: log, records, cookies, credentials, reports or counters',
    )
  if (more !== undefined) throw new WrongCall(`keys rotate takes one purpose, and no ${more}`)
  return await runHost({ name: 'rotate', purpose })
}

type Options = { readonly [name: string]: { readonly type: 'string' } }

function parse<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongCall(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
