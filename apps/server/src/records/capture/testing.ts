import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AskAuthority, TimeStampAuthority } from './time-stamp.ts'

/** An authority of OpenSSL in a folder of its own, which answers as one on the network would. */
export type TestAuthority = {
  readonly authority: TimeStampAuthority
  readonly signer: X509Certificate
  readonly ask: AskAuthority
  /** A question that is not ours, about a digest. */
  question(digest: string): Uint8Array
  /** What OpenSSL says of a token; throws where it does not hold. */
  verify(file: Uint8Array, token: Uint8Array): string
  close(): void
}

const configOf = (folder: string, name: string, usage: string): string => `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = ${name}
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[signer]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = critical,${usage}
[tsa]
default_tsa = one
[one]
serial = ${folder}/serial
signer_cert = ${folder}/signer.pem
certs = ${folder}/ca.pem
signer_key = ${folder}/signer.key
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`

export function makeAuthority(name: string, usage = 'timeStamping'): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'))
  const at = (file: string): string => join(folder, file)
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  writeFileSync(at('config'), configOf(folder, name, usage))
  writeFileSync(at('serial'), '01\n')
  const config = ['-config', at('config')]
  openssl(
    'req',
    '-x509',
    ...config,
    ...key,
    '-subj',
    `/CN=${name} root`,
    '-extensions',
    'ca',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  )
  openssl(
    'req',
    '-new',
    ...config,
    ...key.slice(0, -2),
    '-keyout',
    at('signer.key'),
    '-out',
    at('signer.csr'),
  )
  openssl(
    'x509',
    '-req',
    '-in',
    at('signer.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-set_serial',
    '7',
    '-days',
    '2',
    '-extfile',
    at('config'),
    '-extensions',
    'signer',
    '-out',
    at('signer.pem'),
  )
  const read = (file: string): X509Certificate => new X509Certificate(readFileSync(at(file)))
  return {
    authority: { url: `http://${name}.example/tsa`, certificates: [read('ca.pem')] },
    signer: read('signer.pem'),
    ask: async (_url, body) => {
      writeFileSync(at('question'), body)
      openssl(
        'ts',
        '-reply',
        ...config,
        '-section',
        'one',
        '-queryfile',
        at('question'),
        '-out',
        at('answer'),
      )
      return { status: 200, bytes: readFileSync(at('answer')) }
    },
    question: (digest) => {
      openssl('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', at('other'))
      return readFileSync(at('other'))
    },
    verify: (file, token) => {
      writeFileSync(at('file'), file)
      writeFileSync(at('token'), token)
      return openssl(
        'ts',
        '-verify',
        '-data',
        at('file'),
        '-in',
        at('token'),
        '-token_in',
        '-CAfile',
        at('ca.pem'),
      )
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}
