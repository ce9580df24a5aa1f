import type { Reason, Verification } from '@secondlook/ledger'

type Held = Extract<Verification, { holds: true }>

/** What each reason means, for somebody who has never heard of a log. */
const reasons: Readonly<Record<Reason, string>> = {
  'too-long': 'it is longer than it can be',
  'bad-text':
    'it is not the text that it should be; it may have been cut short, or its line ends were changed',
  'bad-line': 'the line is not in the form that it must have there',
  'bad-key': 'a key cannot be read',
  'bad-value': 'what is shown there is not written in the one way that it may be',
  'bad-order': 'what stands there is not in order',
  'other-subject': 'the event is about something else than the receipt',
  'not-committed': 'what is shown there is not what was recorded',
  'not-included': 'the event is not in the log that was signed',
  'not-signed': 'no key that you trust has signed it',
  'bad-signature': 'a signature does not fit what was signed',
  'too-few-witnesses': 'a witness that you ask for has not cosigned it',
  'not-a-rotation': 'a key was not replaced as it must be',
  'not-a-handover': 'a key did not hand over as it must',
}

export const tellNotHeld = (at: number, reason: Reason, what: 'receipt' | 'list' = 'receipt'): string =>
  `This ${what} does not hold. Line ${at}: ${reasons[reason]} (${reason}).\n`

/** What a receipt that holds shows, in sentences. */
export function tellHeld({ subject, events, signed }: Held): string {
  const { checkpoint, signedBy, witnessedBy } = signed
  const time = checkpoint.extensions.find((line) => line.startsWith('time '))?.slice('time '.length)
  const lines = [
    'This receipt holds.',
    '',
    `It shows ${plural(events.length, 'event')} about ${subject}, recorded in the log ${checkpoint.origin}.`,
  ]
  for (const [at, { event, shown, place }] of events.entries()) {
    lines.push('', `${at + 1}. ${event.type}, ${instant(event.at)}, number ${place.index} in the log.`)
    for (const { name, value } of shown) lines.push(`   ${name}: ${tellValue(name, value)}`)
    const hidden = event.parts
      .map(({ name }) => name)
      .filter((name) => !shown.some((one) => one.name === name))
    if (hidden.length > 0) lines.push(`   recorded and not shown here: ${hidden.join(', ')}`)
  }
  lines.push(
    '',
    `Signed by ${signedBy.map(({ name }) => name).join(' and ')}, over the first ${plural(checkpoint.size, 'event')} of the log${time === undefined ? '' : `, ${instant(time)}`}.`,
    witnessedBy.length === 0
      ? 'No witness that you named has cosigned it.'
      : `Cosigned by ${witnessedBy.map(({ key, time: at }) => `${key.name}, ${instant(new Date(at * 1000).toISOString())}`).join('; ')}.`,
    'That nothing was left out, a receipt cannot show.',
  )
  return `${lines.join('\n')}\n`
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** 2026-11-25T08:00:00.000Z as `on 2026-11-25 at 08:00:00 UTC`. */
export const instant = (at: string): string => `on ${at.slice(0, 10)} at ${at.slice(11, 19)} UTC`

function tellValue(name: string, value: unknown): string {
  const actor = name === 'who' ? tellActor(value) : undefined
  return actor ?? (typeof value === 'string' ? `“${printable(value)}”` : printable(JSON.stringify(value)))
}

function tellActor(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  const id = 'id' in value ? printable(String(value.id)) : ''
  if (value.kind === 'person') return `the person ${id}`
  if (value.kind === 'token')
    return `a program with the token ${id}${'person' in value ? `, for the person ${printable(String(value.person))}` : ''}`
  if (value.kind === 'operator') return 'whoever ran the machine'
  if (value.kind === 'system') return 'Second Look, by the clock'
  return undefined
}

/** A terminal obeys signs that nobody sees, so they are written out. */
export const printable = (text: string): string =>
  Array.from(text, (sign) => {
    if (sign === '\n') return ' ⏎ '
    const code = sign.charCodeAt(0)
    return unseen.some(([from, to]) => from <= code && code <= to)
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : sign
  }).join('')

const unseen = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
] as const
