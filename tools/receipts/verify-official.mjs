// A verifier of lists of official accounts as a stranger would write it: from packages/ledger/SPEC.md (O1 to O6), with
// Node's own crypto and what verify-receipt.mjs beside it has of notes. Its answers must be those of the product.
//   node tools/receipts/verify-official.mjs LIST --log KEY [--account TEXT]
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  count,
  idOf,
  isCanonical,
  isInstant,
  keysThatSigned,
  must,
  No,
  plain,
  readKey,
  readNote,
} from './verify-receipt.mjs'

const ending = '/official'
const members = 'account,address,body,name,platform,since,state'

// [O2]
const forLists = (key) => {
  if (key.name.endsWith(ending)) return key
  const name = `${key.name}${ending}`
  return { ...key, name, id: idOf(name, key.bytes) }
}

// [O1] `at` is the number of the line.
function readAccount(line, at) {
  must(isCanonical(line), at, 'bad-value')
  const account = JSON.parse(line)
  must(account !== null && typeof account === 'object', at, 'bad-line')
  must(Object.keys(account).join() === members, at, 'bad-line')
  for (const [name, value] of Object.entries(account))
    must((typeof value === 'string' && value !== '') || (name === 'body' && value === null), at, 'bad-line')
  must(isInstant(`${account.since}T00:00:00.000Z`), at, 'bad-line')
  must(['live', 'paused', 'closed', 'lapsed'].includes(account.state), at, 'bad-line')
  return account
}

// [O4]
function readList(text, keys) {
  must(text.length <= 1_000_000, 1, 'too-long')
  must(plain(text) && text.endsWith('\n'), 1, 'bad-text')
  const note = readNote(text, 1)
  const [origin, form, issued, accounts, ...lines] = note.textLines
  must(origin.endsWith(ending) && origin !== ending, 1, 'bad-line')
  must(form === 'secondlook.official/v1', 2, 'bad-line')
  must(issued?.startsWith('issued ') && isInstant(issued.slice(7)), 3, 'bad-line')
  must(accounts?.startsWith('accounts ') && count(accounts.slice(9)) === lines.length, 4, 'bad-line')
  const read = []
  for (const [n, line] of lines.entries()) {
    const account = readAccount(line, n + 5)
    must(n === 0 || account.account > read[n - 1].account, n + 5, 'bad-order')
    read.push(account)
  }
  const trusted = keys.map(readKey).filter(({ kind }) => kind === 1)
  const own = trusted.map(forLists).filter(({ name }) => name === origin)
  must(keysThatSigned(note, own).length > 0, 1, 'not-signed')
  return { origin, issued: issued.slice(7), accounts: read }
}

/** Keys are those of a log, or of its lists, as text. */
export function verifyOfficial(text, keys) {
  try {
    return { taken: true, ...readList(text, keys) }
  } catch (error) {
    if (error instanceof No) return { taken: false, at: error.at, reason: error.reason }
    throw error
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { log: { type: 'string', multiple: true, default: [] }, account: { type: 'string' } },
  })
  const list = verifyOfficial(readFileSync(positionals[0], 'utf8'), values.log)
  if (!list.taken) console.log(`does not hold: line ${list.at}, ${list.reason}`)
  else {
    const wanted = values.account
    const shown = list.accounts.filter(
      ({ account, address }) => wanted === undefined || account === wanted || address === wanted,
    )
    console.log(`holds: ${list.accounts.length} accounts of ${list.origin}, issued ${list.issued}`)
    for (const { account, state, since, name } of shown)
      console.log(`${account}  ${state} since ${since}  ${JSON.stringify(name)}`)
    if (shown.length === 0) console.log('no such account is in it')
  }
  process.exitCode = list.taken ? 0 : 1
}
