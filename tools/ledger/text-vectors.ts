import { createHash } from 'node:crypto'
import {
  canonicalText,
  commitPart,
  formatSignerKey,
  formatVerifierKey,
  leafHash,
  makePart,
} from '@secondlook/ledger'
import { base64, firstWitness, jsonLines, newKey, oldKey, seed, thirdKey } from './seeds.ts'
import { bytesOf, story } from './story.ts'

/** Texts that are canonical once read and written, as RFC 8785 has it. */
const canonicals: Readonly<Record<string, string>> = {
  'the sample of RFC 8785 section 3.2.2':
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  'the sorting sample of RFC 8785 section 3.2.3':
    '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
  'numbers at the edges':
    '[0,-0,1e21,1e20,1e-6,1e-7,9007199254740993,5e-324,1.7976931348623157e308,-0.1,100,1E2]',
  'empty things': '[{},[],"",null]',
  'names that objects have anyway':
    '{"toString":1,"__proto__":{"a":2},"constructor":null,"hasOwnProperty":[]}',
  'names that look like numbers': '{"10":1,"9":2,"1":3,"01":4}',
  'white space everywhere': ' { "b" : [ 1 , 2 ] , "a" : true } ',
  'ends of lines that JSON leaves alone': '"\u2028\u2029\u007f\u0085"',
}

/** What is no canonical JSON as it stands, though most of it is JSON. */
const notCanonical: Readonly<Record<string, string>> = {
  'no text': '',
  'a space': '{"a": 1}',
  'the wrong order': '{"b":1,"a":2}',
  'a name twice': '{"a":1,"a":1}',
  'a number with a needless zero': '1.0',
  'a number that is too large': '1e400',
  'minus nothing': '-0',
  'a needless escape': '"\\u0041"',
  'an escape in capitals': '"\\u001F"',
  'an escaped slash': '"\\/"',
  'a lone surrogate': '"\\ud800"',
  'a lone surrogate as a name': '{"\\udc00":1}',
  'a comma too many': '[1,]',
  'two values': '1 2',
  'a comment': '1//',
  'no number': 'NaN',
  'nothing that JSON knows': 'undefined',
  'a sign before it': '\ufeff1',
  'nested 65 deep': `${'['.repeat(66)}${']'.repeat(66)}`,
  'nested 5,000 deep': `${'['.repeat(5000)}${']'.repeat(5000)}`,
}

const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const parts = [
  { event: 'evt_0001', part: makePart('who', seed('part 1'), { person: 'person_1' }) },
  { event: 'evt_0001', part: makePart('text', seed('part 2'), 'Hello\nthere ☀\u2028') },
  { event: 'evt_0002', part: makePart('who', seed('part 1'), { person: 'person_1' }) },
  { event: 'evt_0001', part: makePart('whom', seed('part 1'), { person: 'person_1' }) },
  { event: 'E', part: makePart('x', new Uint8Array(32), null) },
]

const good = story[3]?.leaf ?? ''
const line = (from: string, to: string): string => good.replace(from, to)
const lines = good.split('\n')
const partLines = lines.filter((one) => one.startsWith('part '))
const swapped = good.replace(`${partLines.join('\n')}\n`, `${[...partLines].reverse().join('\n')}\n`)
const rowsLine = lines.find((one) => one.startsWith('rows ')) ?? ''
/** Where each is wrong, by line. */
const badLeaves: readonly (readonly [string, string, number])[] = [
  ['no text', '', 1],
  ['another version', line('event/v1', 'event/v2'), 1],
  ['no end of the last line', good.slice(0, -1), 1],
  ['an empty line more', `${good}\n`, lines.length - 1],
  ['an id with a space', line('id evt_0003', 'id evt 0003'), 2],
  ['an id of 129 characters', line('evt_0003', 'e'.repeat(129)), 2],
  ['type before id', line(`${lines[1]}\n${lines[2]}`, `${lines[2]}\n${lines[1]}`), 2],
  ['a type of one word', line('post.drafted', 'drafted'), 3],
  ['a type in capitals', line('post.drafted', 'Post.drafted'), 3],
  ['the thirtieth of February', line('-02-04T', '-02-30T'), 4],
  ['the twenty-ninth of February in a short year', line('-02-04T', '-02-29T'), 4],
  ['an hour that no day has', line('T09:', 'T24:'), 4],
  ['an instant without milliseconds', line('.003Z', 'Z'), 4],
  ['an instant with an offset', line('.003Z', '.003+00:00'), 4],
  ['no subject', line('subject post_pool', 'subject '), 5],
  ['parts in another order', swapped, 7],
  ['parts in another order, the wrong one last', swapped.replace(`${rowsLine}\n`, ''), 7],
  ['a part twice', line(`${partLines[0]}\n`, `${partLines[0]}\n${partLines[0]}\n`), 7],
  ['a commitment without padding', line(`${partLines[0]}`, `${partLines[0]?.slice(0, -1)}`), 6],
  ['a commitment with other unused bits', line(`${partLines[0]}`, otherBits(partLines[0] ?? '')), 6],
  ['a part with a word more', line(`${partLines[0]}`, `${partLines[0]} more`), 6],
  ['a part with a name in capitals', line('part text', 'part Text'), 6],
  ['rows before parts', `${lines.slice(0, 5).join('\n')}\n${rowsLine}\n${partLines.join('\n')}\n`, 6],
  ['no rows, said aloud', line('rows 2', 'rows 0'), 8],
  ['rows counted with a zero before', line('rows 2', 'rows 02'), 8],
  ['rows twice', good.replace(`${rowsLine}\n`, `${rowsLine}\n${rowsLine}\n`), 8],
  ['a carriage return', line('post_pool\n', 'post_pool\r\n'), 5],
]

/** The last sign before the padding, with a bit set that decodes to nothing. */
function otherBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const sign = alphabet.indexOf(text.at(-2) ?? '')
  return `${text.slice(0, -2)}${alphabet[sign ^ 1]}=`
}

export const textVectors: Readonly<Record<string, string>> = {
  'vectors/ledger/canonical.jsonl': jsonLines([
    ...Object.entries(canonicals).map(([name, json]) => {
      const canonical = canonicalText(JSON.parse(json))
      return { name, json, canonical, sha256: sha(canonical) }
    }),
    ...Object.entries(notCanonical).map(([name, json]) => ({ name, json, canonical: null })),
  ]),
  'vectors/ledger/parts.jsonl': jsonLines(
    parts.map(({ event, part }) => ({
      event,
      name: part.name,
      salt: base64(part.salt),
      json: part.json,
      commitment: base64(commitPart(event, part).commitment),
    })),
  ),
  'vectors/ledger/leaves.jsonl': jsonLines([
    ...story.map(({ leaf }) => ({
      name: leaf.split('\n')[1],
      leaf,
      holds: true,
      hash: base64(leafHash(bytesOf(leaf))),
    })),
    ...badLeaves.map(([name, leaf, at]) => ({ name, leaf, holds: false, at })),
  ]),
  'vectors/ledger/keys.jsonl': jsonLines(
    [oldKey, newKey, thirdKey, firstWitness].map((key) => ({
      name: key.name,
      kind: key.kind,
      seed: base64(key.seed),
      signer: formatSignerKey(key),
      verifier: formatVerifierKey(key),
    })),
  ),
}
