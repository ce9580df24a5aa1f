import { Client } from 'pg'

/** The database of Second Look in its own cluster, and the user that owns it. */
export const databaseName = 'secondlook'
export const scratchRole = 'secondlook_scratch'

/** Makes the database, its owner and the role of scratch where they are missing. The owner may do nothing else. */
export async function prepareDatabase(
  address: { readonly host: string; readonly port: number },
  superuser: string,
): Promise<void> {
  const client = new Client({ ...address, user: superuser, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const roles = await client.query('select rolname from pg_roles where rolname = any($1)', [
      [databaseName, scratchRole],
    ])
    const has = (name: string) => roles.rows.some((row: { rolname: string }) => row.rolname === name)
    if (!has(databaseName)) await client.query(`create role ${databaseName} login`)
    if (!has(scratchRole)) await client.query(`create role ${scratchRole} nologin`)
    await client.query(`grant ${scratchRole} to ${databaseName}`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0)
      await client.query(`create database ${databaseName} owner ${databaseName} template template0`)
  } finally {
    await client.end()
  }
}
