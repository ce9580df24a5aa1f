// `npm run new detector NAME` and `npm run new rule NAME DETECTOR CLAUSE`: the paperwork, done.
import { existsSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { writeDetectorList } from '../docs/detector-list.mjs'
import { detectorFiles } from './detector-files.ts'
import { ruleFiles } from './rule-files.ts'

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const root = new URL('../../', import.meta.url)

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

/** An argument, or what the person at the terminal answers. */
async function ask(given: string | undefined, question: string): Promise<string> {
  if (given !== undefined) return given
  if (!process.stdin.isTTY) stop(`missing: ${question}`)
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = (await lines.question(`${question} `)).trim()
  lines.close()
  return answer
}

function write(files: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(files)) if (existsSync(new URL(name, root))) stop(`${name} is there already`)
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(name, root), text)
    process.stdout.write(`  ${name}\n`)
  }
}

const [what, ...rest] = process.argv.slice(2)
if (what === 'detector') {
  const id = await ask(rest[0], 'What does it see? A noun phrase, such as named-minor:')
  if (!kebab.test(id)) stop(`${id}: small letters, digits and hyphens`)
  const summary = await ask(rest[1], 'In one clause, without a full stop:')
  write(detectorFiles(id, summary))
  writeDetectorList()
  process.stdout.write('Next: the rows of the table, then find, then the page. Then: npm run new rule\n')
} else if (what === 'rule') {
  const id = await ask(rest[0], 'What is the rule called, in the words of the policy?')
  if (!kebab.test(id)) stop(`${id}: small letters, digits and hyphens`)
  const detector = await ask(rest[1], 'Which detector does it judge?')
  const clause = await ask(rest[2], 'Which clause, such as 7.1d?')
  write(ruleFiles(id, detector, clause))
  process.stdout.write(
    'Next: three cases or more on both sides, the strengths, the wording. Then: secondlook pack test act-2015\n',
  )
} else {
  stop('npm run new detector [NAME] [SUMMARY]   or   npm run new rule [NAME] [DETECTOR] [CLAUSE]')
}
