import pg from 'pg'

/**
 * How values come out of PostgreSQL. What JavaScript would get wrong quietly is a string or a fault: an instant is
 * ISO 8601 in UTC with milliseconds, a date is a date and no instant, a numeric keeps every digit, and an int8 is
 * a number as long as a number can hold it.
 */
export function parserOf(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return own.get(type) ?? (pg.types.getTypeParser(type, format as 'text') as (value: string) => unknown)
}

const asIs = (value: string): string => value

const own = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, toNumber],
  [pg.types.builtins.TIMESTAMPTZ, toInstant],
  [pg.types.builtins.TIMESTAMP, asIs],
  [pg.types.builtins.DATE, asIs],
  [pg.types.builtins.INTERVAL, asIs],
  [pg.types.builtins.NUMERIC, asIs],
  [pg.types.builtins.BYTEA, toBytes],
])

function toNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${value} is more than a number can hold`)
  return number
}

/** Sessions are in UTC, so PostgreSQL writes `2026-11-25 21:49:12.5+00`; columns keep milliseconds and no more. */
function toInstant(value: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(value)
  if (!parts) throw new RangeError(`timestamptz ${value} is no instant in UTC that ISO 8601 can write`)
  const [, date, time, fraction = ''] = parts
  return `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

function toBytes(value: string): Uint8Array {
  const bytes = Buffer.from(value.slice(2), 'hex')
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
