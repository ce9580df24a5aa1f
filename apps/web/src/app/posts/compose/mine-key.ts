/** My pictures, as the answer to them is kept in memory. */
export const mineKey = ['pictures', 'mine'] as const
