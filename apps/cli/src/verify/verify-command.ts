import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  followKeys,
  openOfficialList,
  parseVerifierKey,
  type Trust,
  trustKey,
  type VerifierKey,
  verifyReceipt,
} from '@secondlook/ledger'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'
import { tellHeld, tellNotHeld } from './tell.ts'
import { isListed, tellList } from './tell-list.ts'

const bytesMax = 16_000_000

type Call = { readonly text: string; readonly trust: Trust; readonly account: string | undefined }

/** Says offline whether a receipt or a list of official accounts holds, for whoever trusts the keys that are named. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args)
  if (call.text.startsWith('secondlook.official/v1\n', call.text.indexOf('\n') + 1))
    return await verifyList(call)
  if (call.account !== undefined) throw new WrongCall('--account asks a list of official accounts')
  const verified = verifyReceipt(call.text, call.trust)
  if (verified.holds) {
    await write(tellHeld(verified))
    return 0
  }
  await write(tellNotHeld(verified.at, verified.reason))
  process.stderr.write(`secondlook verify: line ${verified.at}: ${verified.reason}\n`)
  return 1
}

async function verifyList({ text, trust, account }: Call): Promise<number> {
  // A list names no size of the log, so of a chain of keys only the last may sign it.
  const keys = trust.log.flatMap(({ key, to }) => (to === Number.MAX_SAFE_INTEGER ? [key] : []))
  const opened = openOfficialList(text, keys)
  if (!opened.ok) {
    await write(tellNotHeld(opened.at, opened.reason, 'list'))
    process.stderr.write(`secondlook verify: line ${opened.at}: ${opened.reason}\n`)
    return 1
  }
  await write(tellList(opened.value, account))
  return account === undefined || isListed(opened.value, account) ? 0 : 1
}

function readCall(args: readonly string[]): Call {
  const many = { type: 'string', multiple: true } as const
  const { values, positionals } = parse(args, { key: many, witness: many, rotation: many, account: many })
  const [account, another] = values.account ?? []
  if (another !== undefined) throw new WrongCall('--account names one account')
  const [file, more] = positionals
  if (file === undefined)
    throw new WrongCall('verify needs the file of a receipt or a list, or - for standard input')
  if (more !== undefined) throw new WrongCall(`verify takes one file, and no ${more}`)
  const keys = (values.key ?? []).flatMap(keysOf)
  const [first] = keys
  if (!first)
    throw new WrongCall(
      'verify needs the key of the log, from somebody you trust: --key NAME+ID+BASE64, or a file with it',
    )
  const witnesses = (values.witness ?? []).flatMap(keysOf)
  for (const { kind } of keys)
    if (kind !== 'log') throw new WrongCall('--key names the key of a witness; use --witness')
  for (const { kind } of witnesses)
    if (kind !== 'witness') throw new WrongCall('--witness names the key of a log; use --key')
  const rotations = (values.rotation ?? []).map(textOf)
  const trust = { log: keys.map(trustKey), witnesses, witnessesMin: witnesses.length }
  if (rotations.length === 0) return { text: textOf(file), trust, account }
  const chain = followKeys(first, rotations)
  if (!chain.ok)
    throw new WrongCall(`rotation ${chain.rotation + 1} does not hold: ${chain.reason} in line ${chain.at}`)
  const log = [...chain.value, ...keys.slice(1).map(trustKey)]
  return { text: textOf(file), trust: { ...trust, log }, account }
}

/** A key as it is written, or every key in a file, one a line. */
function keysOf(given: string): readonly VerifierKey[] {
  const lines = existsSync(given)
    ? textOf(given)
        .split('\n')
        .filter((line) => line.trim() !== '')
    : [given]
  return lines.map((line) => {
    const key = parseVerifierKey(line.trim().replace(/^(log|witness) /, ''))
    if (!key.ok) throw new WrongCall(`${given} is no key; one is written as NAME+ID+BASE64`)
    return key.value
  })
}

function textOf(file: string): string {
  if (file !== '-' && !existsSync(file)) throw new WrongCall(`there is no file ${file}`)
  if (file !== '-' && statSync(file).size > bytesMax)
    throw new WrongCall(`${file} is longer than a receipt can be`)
  const bytes = readFileSync(file === '-' ? 0 : file)
  const text = bytes.toString('utf8')
  // Bytes that are no text become signs of their own, and would be looked at as if they had been sent.
  return Buffer.from(text, 'utf8').equals(bytes) ? text : '\u0000'
}

type Options = { readonly [name: string]: { readonly type: 'string'; readonly multiple: true } }

function parse<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongCall(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
