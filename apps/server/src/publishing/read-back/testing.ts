import { type Connection, connectionOf, type Reader } from '@secondlook/connectors'

/** Connections that read no day, for tests in which days pass here and not on a platform. */
export function connectionWithoutDays(platform: string): Connection | undefined {
  const connection = connectionOf(platform)
  if (!connection) return undefined
  const read: Reader['read'] = function* (account, published) {
    const back = yield* connection.reader.read(account, published)
    return back.is === 'there'
      ? { ...back, parts: back.parts.map((part) => ({ ...part, postedAt: null })) }
      : back
  }
  return { ...connection, reader: { ...connection.reader, read } }
}
