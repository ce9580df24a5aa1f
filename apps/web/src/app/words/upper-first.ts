/** The same words at the beginning of a sentence. */
export const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
