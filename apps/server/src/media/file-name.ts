const longest = 100

/** Marks that turn the direction of writing, join or hide letters, so that a name reads as another. */
const isHidden = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code < 0xa0) ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xad ||
  code === 0xfeff ||
  (code >= 0xd800 && code <= 0xdfff)

/** The last part of a name as somebody can read it. It is shown, and never used as a path. */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const letters = [...last].filter((letter) => !isHidden(letter.codePointAt(0) ?? 0))
  const name = letters.slice(0, longest).join('').trim()
  return name === '' || /^\.+$/.test(name) ? 'picture' : name
}
