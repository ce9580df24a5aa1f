/** Kept in every assessment; it changes whenever an answer may. */
export const engineVersion = '0.2.1'
