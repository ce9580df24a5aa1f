/**
 * What stands in for better-sqlite3 (libsql, which needs no compiler) gives bytes as an ArrayBuffer; the Bluesky server
 * expects a Buffer, as better-sqlite3 gives it.
 */
export function giveBuffers(Database) {
  const database = new Database(':memory:')
  const statements = Object.getPrototypeOf(database.prepare('select 1'))
  database.close()
  const { iterate } = statements
  statements.iterate = function* (...parameters) {
    for (const row of iterate.apply(this, parameters)) yield withBuffers(row)
  }
}

function withBuffers(row) {
  for (const [name, value] of Object.entries(row))
    if (value instanceof ArrayBuffer) row[name] = Buffer.from(value)
  return row
}
