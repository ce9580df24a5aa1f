import { createServer, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openPool } from './pool.ts'

const servers: { close(): void }[] = []
afterEach(() => {
  for (const one of servers.splice(0)) one.close()
})

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}
const signedIn = message('R', Buffer.from([0, 0, 0, 0]))
const ready = message('Z', Buffer.from('I'))
const goingDown = message(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
)

const noPlace = message(
  'E',
  Buffer.from(
    'SFATAL\0C53300\0Mremaining connection slots are reserved for roles with the SUPERUSER attribute\0\0',
  ),
)
const done = message('C', Buffer.from('SET\0'))

/** A PostgreSQL whose places are all taken for the first few who come. */
async function startFullServer(turnedAway: number): Promise<number> {
  let came = 0
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      came += 1
      if (came <= turnedAway) return void socket.end(noPlace)
      socket.write(Buffer.concat([signedIn, ready]))
      socket.on('data', () => socket.write(Buffer.concat([done, ready])))
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as { port: number }).port
}

it('waits for a place at a server that has none left', async () => {
  const port = await startFullServer(3)
  const config = { host: '127.0.0.1', port, user: 'somebody', database: 'anything' }
  const pool = openPool({ config, waitMs: 5000 }, 'kept')
  const client = await pool.connect()
  client.release()
  await pool.end()
})

/** A PostgreSQL that lets somebody in and throws them out in the same packet. */
async function startFickleServer(): Promise<number> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, goingDown])))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as { port: number }).port
}

it('outlives a server that lets it in and goes down in one breath', async () => {
  const port = await startFickleServer()
  const unheard: unknown[] = []
  const hear = (error: unknown): void => void unheard.push(error)
  process.on('uncaughtException', hear)
  const config = { host: '127.0.0.1', port, user: 'somebody', database: 'anything' }
  const pool = openPool({ config, waitMs: 300 }, 'kept')
  await expect(pool.connect()).rejects.toThrow()
  await pool.end()
  process.off('uncaughtException', hear)
  expect(unheard).toEqual([])
})
