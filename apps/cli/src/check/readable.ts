import { statSync } from 'node:fs'
import type { Advice, Assessment, Finding, Overall } from '@secondlook/contract'
import { WrongCall } from '../wrong-call.ts'

export const phrases: Readonly<Record<Overall, string>> = {
  clear: 'Nothing found',
  think: 'Worth a thought',
  ask: 'Best to ask first',
  stop: 'We suggest not posting this as it stands',
}
const colours: Readonly<Record<Overall, string>> = { clear: '32', think: '36', ask: '33', stop: '31' }
const signs: Readonly<Record<Advice, string>> = { think: '·', ask: '?', stop: '!' }

const needs: Readonly<Record<string, string>> = {
  capacity: 'say whether you post for yourself, as a representative or for an official account',
  represents: 'say what you represent: a board, a committee, a union or something else',
  'own-work': 'say whether this is about your own work',
  approval: 'someone else approves exactly this before it goes out',
  'registered-channel': 'the channel is in the register',
  spokesperson: 'the register says that you may speak on this',
  'terms-review': "the platform's terms were read in the last year",
  'alt-text': 'every picture has a description',
  captions: 'every video and sound has captions',
  'fact-check': 'somebody who knows checked the facts',
  acknowledgement: 'you have read and acknowledged the policy',
}

type Paint = (text: string, code: string) => string

function paragraphs({ message, remedy, clause, advice }: Finding, paint: Paint): string {
  return `${paint(`${signs[advice]} ${phrases[advice]}`, colours[advice])}  ${message}  (${clause})\n    ${remedy}\n`
}

/** Each line of the text that has something under it, with the words underlined. */
function underlined(text: string, findings: readonly Finding[]): string {
  const spans = findings.flatMap((finding) => finding.spans).filter((span) => span.in === 'text')
  let out = ''
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const here = spans.filter(({ from, to }) => from < end && to > start)
    if (here.length > 0) {
      let under = ''
      for (let at = start; at < end; at++)
        under += here.some(({ from, to }) => at >= from && at < to) ? '~' : ' '
      out += `  ${shown(line)}\n  ${under.trimEnd()}\n`
    }
    start = end + 1
  }
  return out === '' ? '' : `${out}\n`
}

/** Control characters would move the cursor or end the line. */
export const shown = (line: string): string =>
  [...line]
    .map((sign) =>
      sign < ' ' ||
      (sign >= '\x7f' && sign <= '\x9f') ||
      (sign >= '\u202a' && sign <= '\u202e') ||
      (sign >= '\u2066' && sign <= '\u2069')
        ? '·'
        : sign,
    )
    .join('')

export const readable = {
  mustExist(file: string): void {
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found) throw new WrongCall(`${file}: there is no such file`)
    if (found.isDirectory()) throw new WrongCall(`${file}: that is a folder; name a file`)
  },

  /** An assessment for a person at a terminal; colour only where `colour` says so. */
  assessment(text: string, { advice, findings, requirements }: Assessment, colour: boolean): string {
    const paint: Paint = (words, code) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words)
    const open = requirements.filter(({ met }) => met !== true)
    const listed = open
      .map(({ kind, met }) => `  ${met === false ? '☐' : '?'} ${needs[kind] ?? kind}\n`)
      .join('')
    return [
      `${paint(phrases[advice], colours[advice])}\n\n`,
      advice === 'clear'
        ? 'That is not permission: this tool reads words, and you know the situation.\n'
        : '',
      underlined(text, findings),
      findings.map((finding) => paragraphs(finding, paint)).join('\n'),
      listed === '' ? '' : `\nStill needed:\n${listed}`,
    ].join('')
  },
}
