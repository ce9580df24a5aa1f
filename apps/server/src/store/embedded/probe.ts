import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** What came of asking the socket who answers there. */
export type Answer =
  | { readonly kind: 'running' }
  /** It answers, and says that it is starting, recovering or stopping. */
  | { readonly kind: 'not-yet' }
  /** Something takes the connection and does not speak. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'down' }
  | { readonly kind: 'another'; readonly folder: string }

export const superuser = 'secondlook_host'
const waitMs = 5000

/** Connects and compares data directory and system identifier; a process id proves nothing. */
export async function probe(sockets: string, cluster: string): Promise<Answer> {
  const client = new Client({
    host: sockets,
    port: 5432,
    user: superuser,
    database: 'postgres',
    connectionTimeoutMillis: waitMs,
    query_timeout: waitMs,
    application_name: 'secondlook probe',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string; identifier: string }>(
      "select current_setting('data_directory') as folder, system_identifier::text as identifier from pg_control_system()",
    )
    const [{ folder, identifier } = { folder: 'an unknown folder', identifier: '' }] = rows
    const isOurs = folder === cluster && identifier === systemIdentifier(cluster)
    return isOurs ? { kind: 'running' } : { kind: 'another', folder }
  } catch (error) {
    return answerOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function answerOf(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // 57P03: starting, recovering or stopping. 53300: every place is taken, so it runs.
  if (code === '57P03') return { kind: 'not-yet' }
  if (code === '53300') return { kind: 'running' }
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return { kind: 'down' }
  if (error instanceof Error && /timeout/i.test(error.message)) return { kind: 'silent' }
  // The connection broke while we were asking: it was on its way down.
  return { kind: 'not-yet' }
}

/** The number that initdb gives each cluster: the first eight bytes of its control file. */
function systemIdentifier(cluster: string): string {
  const bytes = readFileSync(join(cluster, 'global', 'pg_control')).subarray(0, 8)
  const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
  return (isLittle ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE()).toString()
}
