export type Apart = {
  /** What was written. */
  readonly own: string
  /** The earlier messages below it; empty where there are none. */
  readonly quoted: string
}

/** How programs begin what they quote: a rule, a sentence, or the lines of its head. */
const begins: readonly RegExp[] = [
  /^-{2,} ?(Original Message|Forwarded message|Ursprüngliche Nachricht) ?-{2,}$/i,
  /^On .{6,120} wrote:$/,
  /^_{10,}$/,
  /^Begin forwarded message:$/i,
]
const head = /^\*?(From|Sent|Date|To|Cc|Subject):\*?\s/i

/** Tells what was written from what it quotes below. Only what looks like it whole is taken for it. */
export function apart(text: string): Apart {
  const lines = text.split('\n')
  const at = lines.findIndex((line, index) => isBegin(lines, line.trim(), index))
  if (at < 0 || lines.slice(0, at).every((line) => line.trim() === '')) return { own: text, quoted: '' }
  const own = lines.slice(0, at).join('\n').trimEnd()
  return { own, quoted: lines.slice(at).join('\n').trim() }
}

function isBegin(lines: readonly string[], line: string, at: number): boolean {
  if (begins.some((one) => one.test(line))) return true
  // A head has more than one of its lines; "From: 9 am" alone may be anything.
  if (head.test(line)) return lines.slice(at + 1, at + 5).filter((next) => head.test(next.trim())).length > 0
  return (
    line.startsWith('> ') &&
    lines.slice(at + 1).every((next) => next.trim() === '' || next.trim().startsWith('>'))
  )
}
