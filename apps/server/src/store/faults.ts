/** Whether a connection could not be made or has broken, so that nothing it had open was committed by it. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // A socket that is not there, and no other file that is missing.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  // 53300: every place at the server is taken, and one will be free.
  return lostCodes.has(code) || /^(08|57P0[123]|53300)/.test(code) || lostMessages.test(error.message)
}

/** Whether PostgreSQL asks for the transaction to be run again: serialisation, deadlock, a table that was changed. */
export function isRunAgain(error: unknown): boolean {
  if (isPlanStale(error)) return true
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01')
}

/** Whether a statement that was planned before answers otherwise now, because its table was changed. */
export const isPlanStale = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  error.message.startsWith('cached plan must not change')

const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
// `pg` has no codes for these.
const lostMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout expired|timeout exceeded when trying to connect)/
