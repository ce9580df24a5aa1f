const staleMs = 30_000

/** Whoever was not seen since has gone, or has lost the network. */
export const staleBefore = (at: string): string => new Date(Date.parse(at) - staleMs).toISOString()
