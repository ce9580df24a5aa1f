import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { SmtpPlace } from './smtp-url.ts'

/** What the mail server does with the next mail. */
export const behaviours = [
  'take',
  'refuse-address',
  'greylist',
  'go-away',
  'refuse-content',
  'full',
  'refuse-us',
  'refuse-sender',
  'cut-before',
  'cut-inside',
  'take-and-cut',
] as const
export type Behaviour = (typeof behaviours)[number]

/** Of these the server has taken the mail, whatever we heard of it. */
export const takes: ReadonlySet<Behaviour> = new Set(['take', 'take-and-cut'])

export type TakenMail = { readonly to: string; readonly text: string; readonly messageId: string }

/** A real mail server on loopback that does as it is told. */
export type TestMailServer = {
  readonly place: SmtpPlace
  readonly taken: TakenMail[]
  next: Behaviour
  close(): Promise<void>
}

const saying = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

export async function openTestMailServer(): Promise<TestMailServer> {
  const cut = (session: SMTPServerSession): void => {
    for (const one of smtp.connections) if (one.id === session.id) one._socket.destroy()
  }
  const smtp = new SMTPServer({
    ...{
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      disableReverseLookup: true,
    },
    onConnect: (_session, done) =>
      done(server.next === 'refuse-us' ? saying(554, 'no service here') : undefined),
    onMailFrom: (_address, _session, done) =>
      done(server.next === 'refuse-sender' ? saying(553, 'not from you') : undefined),
    onRcptTo: (_address, session, done) => {
      if (server.next === 'cut-before') return cut(session)
      if (server.next === 'refuse-address') return done(saying(550, 'no such user'))
      if (server.next === 'greylist') return done(saying(451, 'try again later'))
      if (server.next === 'go-away') return done(saying(421, 'closing'))
      return done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (server.next === 'cut-inside') cut(session)
      })
      stream.on('end', () => {
        if (server.next === 'refuse-content') return done(saying(554, 'not this'))
        if (server.next === 'full') return done(saying(452, 'no room'))
        if (takes.has(server.next)) {
          const text = Buffer.concat(chunks).toString()
          const to = session.envelope.rcptTo.map(({ address }) => address).join()
          server.taken.push({ to, text, messageId: /^Message-ID: <([^@]+)@/m.exec(text)?.[1] ?? '' })
        }
        if (server.next === 'take') return done()
        return cut(session)
      })
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    smtp.listen(0, '127.0.0.1', resolve)
  })
  const { port } = smtp.server.address() as AddressInfo
  const server: TestMailServer = {
    place: {
      ...{ host: '127.0.0.1', port, isSecure: false, isTlsRequired: false, from: 'second-look@example.org' },
    },
    ...{ taken: [], next: 'take' },
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve())
      }),
  }
  return server
}
