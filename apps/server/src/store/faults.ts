/** Whether a connection could not be made or has broken, so that nothing it had open was committed by it. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // A socket that is not there, and no other file that is missing.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  return lostCodes.has(code) || /^(08|57P0[123])/.test(code) || lostMessages.test(error.message)
}

/** Whether PostgreSQL asks for the transaction to be run again: serialisation, deadlock. */
export function isRunAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01')
}

const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
// `pg` has no codes for these.
const lostMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout expired|timeout exceeded when trying to connect)/
