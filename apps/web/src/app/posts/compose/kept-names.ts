/** Names only, so that whoever signs out can be asked without what reads and puts words together. */
const prefix = 'second-look/writing/'

export const roomOf = ({ person, post }: { readonly person: string; readonly post: string }): string =>
  `${prefix}${person}/${post}/`

/** By what name everything is kept that somebody typed and that was not sent, in whichever post and window. */
export const keptNames = (shelf: Pick<Storage, 'key' | 'length'>, person: string): readonly string[] =>
  namesOn(shelf).filter((name) => name.startsWith(`${prefix}${person}/`))

export function namesOn(shelf: Pick<Storage, 'key' | 'length'>): readonly string[] {
  try {
    return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
  } catch {
    return []
  }
}
