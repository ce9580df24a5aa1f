/** Where a page of a list by name ends, in one piece that an address can carry. */
export const writeCursor = (name: string, id: string): string =>
  Buffer.from(JSON.stringify([name, id])).toString('base64url')

/** The same read back; empty where it is none of ours, so that the list begins again. */
export function readCursor(text: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(read) && read.length === 2 && read.every((one) => typeof one === 'string')
      ? read
      : []
  } catch {
    return []
  }
}
