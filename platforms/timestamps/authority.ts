import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../child.ts'

const runFile = promisify(execFile)

export type TimestampAuthority = {
  /** Takes `application/timestamp-query` by POST, as RFC 3161 says. */
  readonly address: string
  /** The root that its tokens are checked against, as PEM. */
  readonly certificate: string
  stop(): Promise<void>
}

/** Whether there is an openssl to sign with. */
export const hasOpenssl = (): boolean => spawnSync('openssl', ['version']).status === 0

/** A time stamp authority that nobody but this test trusts: keys and certificates are made now and are gone after. */
export async function startTimestampAuthority(): Promise<TimestampAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'timestamps-'))
  const openssl = async (line: string) => await runFile('openssl', line.split(' '), { cwd: folder })
  writeFileSync(join(folder, 'openssl.cnf'), configuration)
  writeFileSync(join(folder, 'serial'), '01')
  const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -config openssl.cnf'
  await openssl(`${request} -keyout root.key -out root.pem -subj /CN=Root -extensions root`)
  await openssl(
    `${request} -keyout signer.key -out signer.pem -subj /CN=Signer -extensions signer -CA root.pem -CAkey root.key`,
  )

  async function answer(query: Buffer): Promise<Buffer> {
    writeFileSync(join(folder, 'query'), query)
    const keys = '-signer signer.pem -inkey signer.key -chain root.pem'
    await openssl(`ts -reply -config openssl.cnf -section authority -queryfile query ${keys} -out reply`)
    return readFileSync(join(folder, 'reply'))
  }

  // One after the other: each token has the next number.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (query: Buffer): Promise<Buffer> => {
    const reply = last.then(() => answer(query))
    last = reply.catch(() => undefined)
    return reply
  }

  const server = createServer(async (request, response) => {
    const isQuery =
      request.method === 'POST' && request.headers['content-type'] === 'application/timestamp-query'
    const reply = isQuery ? await inTurn(await bodyOf(request)).catch(() => undefined) : undefined
    response.writeHead(reply ? 200 : 400, reply && { 'content-type': 'application/timestamp-reply' })
    response.end(reply)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${port}/`,
    certificate: readFileSync(join(folder, 'root.pem'), 'utf8'),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

const configuration = `
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[signer]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[authority]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
# An arc that is nobody's, for examples.
default_policy = 2.999.1
other_policies = 2.999.2
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = yes
ess_cert_id_alg = sha256
`
