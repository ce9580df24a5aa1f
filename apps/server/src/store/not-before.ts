/**
 * When something is said to happen that follows on `from`: never before it. Instants are taken before a transaction has
 * its turn, and clocks differ and are set back.
 */
export const notBefore = (from: string | undefined, at: string): string =>
  from !== undefined && from > at ? from : at
