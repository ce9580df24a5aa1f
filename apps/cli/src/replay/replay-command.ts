import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ReplaySummary, replay } from '@secondlook/engine'
import { batchesOf } from '../check/batches.ts'
import { readLine, refuse } from '../check/line.ts'
import { readable } from '../check/readable.ts'
import { fillDraft, fillingOf, policyNamed } from '../options.ts'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'

/** The same drafts under two packs: a line a changed draft, then a summary. */
export async function replayCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  if (!values.from || !values.to) throw new WrongCall('replay needs --from PACK and --to PACK')
  if (positionals.length > 1) throw new WrongCall(`replay takes one file, not ${positionals.length}`)
  const file = positionals[0] === '-' ? undefined : positionals[0]
  if (file === undefined && positionals.length === 0 && process.stdin.isTTY) {
    throw new WrongCall('replay what? give a file of drafts, or - for what is piped in')
  }
  if (file !== undefined) readable.mustExist(file)
  const from = policyNamed(values.from)
  const to = policyNamed(values.to)
  const filling = fillingOf(values)
  const summary: ReplaySummary = { drafts: 0, changed: 0, by: {} }
  let refused = 0
  const input = file === undefined ? process.stdin : createReadStream(file)
  for await (const { first, lines } of batchesOf(input)) {
    for (const [at, text] of lines.entries()) {
      const line = first + at
      const read =
        text === undefined
          ? refuse(line, null, 'bad-encoding', 'the line is not UTF-8 text')
          : readLine(text, line)
      if ('refusal' in read) {
        refused++
        await write(`${JSON.stringify(read.refusal)}\n`)
        continue
      }
      summary.drafts++
      const change = replay(fillDraft(read.draft, filling), from, to)
      if (!change) continue
      summary.changed++
      for (const clause of change.by) summary.by[clause] = (summary.by[clause] ?? 0) + 1
      await write(
        `${JSON.stringify({ line, id: read.draft.id ?? null, from: change.from, to: change.to })}\n`,
      )
    }
  }
  summary.by = Object.fromEntries(Object.entries(summary.by).sort(([a], [b]) => (a < b ? -1 : 1)))
  await write(`${JSON.stringify({ summary })}\n`)
  if (refused > 0)
    process.stderr.write(`secondlook: ${refused} of ${summary.drafts + refused} lines could not be read\n`)
  else if (summary.changed > 0)
    process.stderr.write(`secondlook: ${summary.changed} of ${summary.drafts} drafts change\n`)
  return refused > 0 ? 2 : summary.changed > 0 ? 1 : 0
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const options = {
      from: text,
      to: text,
      as: text,
      represents: text,
      channel: text,
      audience: text,
      at: text,
    }
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new WrongCall(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
