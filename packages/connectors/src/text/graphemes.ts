import { collectGraphemes, countGraphemes } from 'unicode-segmenter/grapheme'

/** How many characters people see. By tables that come along, never by those of the runtime. */
export const graphemeCount = (text: string): number => countGraphemes(text)

/** The characters that people see, one by one. */
export const graphemesOf = (text: string): readonly string[] => collectGraphemes(text)
