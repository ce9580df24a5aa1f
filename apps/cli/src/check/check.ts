import { createReadStream, readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { fillingOf } from '../options.ts'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'
import { type AnswererPlan, answerBatch, answererOf, exitOf, noTally, type Tally } from './answer.ts'
import { batchesOf } from './batches.ts'
import { answerInThreads } from './jobs.ts'
import { refuse } from './line.ts'
import { readable } from './readable.ts'

const flags = {
  jsonl: { type: 'boolean' },
  json: { type: 'boolean' },
  strict: { type: 'boolean' },
  jobs: { type: 'string' },
  as: { type: 'string' },
  represents: { type: 'string' },
  channel: { type: 'string' },
  audience: { type: 'string' },
  at: { type: 'string' },
  pack: { type: 'string', multiple: true },
  registers: { type: 'string' },
} as const

export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  if (positionals.length > 1) throw new WrongCall(`check takes one file, not ${positionals.length}`)
  const file = positionals[0] === '-' ? undefined : positionals[0]
  if (file === undefined && positionals.length === 0 && process.stdin.isTTY) {
    throw new WrongCall('check what? give a file, or - for what is piped in; secondlook check --help')
  }
  const jobs = jobsOf(values.jobs)
  const plan = { packs: values.pack ?? [], registers: values.registers, filling: fillingOf(values) }
  const strict = values.strict ?? false
  if (values.jsonl) return conclude(await checkLines(openInput(file), plan, jobs), strict)
  return conclude(await checkText(file, plan, values.json ?? false), strict)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true })
  } catch (error) {
    throw new WrongCall(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

function jobsOf(value: string | undefined): number {
  if (value === undefined) return 1
  const jobs = Number(value)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new WrongCall(`--jobs ${value}: expected a number from 1 to 64`)
  return jobs
}

function openInput(file: string | undefined): Readable {
  if (file === undefined) return process.stdin
  readable.mustExist(file)
  return createReadStream(file, { highWaterMark: 1 << 18 })
}

async function checkLines(input: Readable, plan: AnswererPlan, jobs: number): Promise<Tally> {
  if (jobs > 1) return answerInThreads(input, plan, jobs)
  const answerer = answererOf(plan)
  const tally = noTally()
  for await (const { first, lines } of batchesOf(input))
    await write(answerBatch(answerer, first, lines, tally))
  return tally
}

async function checkText(file: string | undefined, plan: AnswererPlan, json: boolean): Promise<Tally> {
  if (file !== undefined) readable.mustExist(file)
  const bytes = file === undefined ? await readAll(process.stdin) : readFileSync(file)
  const tally = noTally()
  const answerer = answererOf(plan)
  const text = decode(bytes)
  if (text === undefined) {
    const { refusal } = refuse(1, null, 'bad-encoding', 'the text is not UTF-8; save the file as UTF-8')
    const reply = answerer.refused(refusal, tally)
    if (!json) throw new WrongCall(`${file ?? 'standard input'}: ${refusal.error.message}`)
    await write(`${reply}\n`)
    return tally
  }
  const assessment = answerer.assess({ text }, 1, tally)
  await write(
    json
      ? `${JSON.stringify(assessment)}\n`
      : readable.assessment(text, assessment, process.stdout.isTTY === true),
  )
  return tally
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function readAll(input: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of input) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function conclude(tally: Tally, strict: boolean): number {
  const { code, why } = exitOf(tally, strict)
  if (why !== '') process.stderr.write(`secondlook: ${why}\n`)
  return code
}
