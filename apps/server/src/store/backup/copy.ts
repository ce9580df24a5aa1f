import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { ClientBase, Connection, Submittable } from 'pg'

// `pg` speaks COPY and leaves it to others: this is the part of its connection that it shows them.
type CopyConnection = {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
type Message = { readonly chunk: Uint8Array; readonly text: string }
type Handlers = {
  readonly handleCopyData?: (message: Message, connection: CopyConnection) => void
  readonly handleCopyInResponse?: (connection: CopyConnection) => void
}

const pieceBytesMax = 1 << 20

/** Runs a statement that `pg` has no words for, and answers with the number of rows that it copied. */
async function submit(client: ClientBase, text: string, handlers: Handlers): Promise<number> {
  return await new Promise((resolve, reject) => {
    let rows = 0
    const query = {
      submit: (connection: Connection) => (connection as unknown as CopyConnection).query(text),
      handleError: reject,
      handleReadyForQuery: () => resolve(rows),
      handleCommandComplete: ({ text: tag }: Message) => {
        rows = Number(/\d+$/.exec(tag)?.[0] ?? 0)
      },
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handlePortalSuspended: () => undefined,
      handleEmptyQuery: () => undefined,
      ...handlers,
    }
    client.query(query as unknown as Submittable)
  })
}

/**
 * Runs `COPY … TO STDOUT` and hands out whole rows in parts of about the same size. While a part is dealt with the
 * server waits, so that memory holds two parts at most, or the one longest row.
 */
export async function copyOut(
  client: ClientBase,
  text: string,
  partBytes: number,
  deal: (part: Uint8Array) => Promise<void>,
): Promise<number> {
  let part = Buffer.allocUnsafe(partBytes)
  let used = 0
  let dealt: Promise<void> = Promise.resolve()
  let failed: unknown
  const flush = (connection?: CopyConnection): void => {
    const full = part.subarray(0, used)
    part = Buffer.allocUnsafe(partBytes)
    used = 0
    connection?.stream.pause()
    dealt = dealt
      .then(() => deal(full))
      .catch((error: unknown) => {
        failed ??= error
      })
      .finally(() => connection?.stream.resume())
  }
  const rows = await submit(client, text, {
    handleCopyData: ({ chunk }, connection) => {
      if (used > 0 && used + chunk.length > part.length) flush(connection)
      if (chunk.length > part.length) part = Buffer.allocUnsafe(chunk.length)
      part.set(chunk, used)
      used += chunk.length
    },
  })
  if (used > 0) flush()
  await dealt
  if (failed !== undefined) throw failed
  return rows
}

/** A `COPY … FROM STDIN` that is under way. */
export type CopyIn = {
  write(part: Uint8Array): Promise<void>
  /** Ends it, and answers with the number of rows. */
  end(): Promise<number>
  /** Gives it up; the transaction has failed. */
  abandon(): Promise<void>
}

export async function copyIn(client: ClientBase, text: string): Promise<CopyIn> {
  let connection: CopyConnection | undefined
  let started = (): void => undefined
  const ready = new Promise<void>((resolve) => {
    started = resolve
  })
  const done = submit(client, text, {
    handleCopyInResponse: (one) => {
      connection = one
      started()
    },
  })
  // A refusal is told by whichever of these is asked next.
  done.catch(() => undefined)
  await Promise.race([ready, done])
  const open = (): CopyConnection => {
    if (!connection) throw new Error(`PostgreSQL did not take what was to be copied: ${text}`)
    return connection
  }
  return {
    write: async (part) => {
      for (let at = 0; at < part.length; at += pieceBytesMax) {
        open().sendCopyFromChunk(part.subarray(at, at + pieceBytesMax))
        if (open().stream.writableNeedDrain) await Promise.race([once(open().stream, 'drain'), done])
      }
    },
    end: async () => {
      open().endCopyFrom()
      return await done
    },
    abandon: async () => {
      open().sendCopyFail('given up')
      await done.catch(() => undefined)
    },
  }
}
