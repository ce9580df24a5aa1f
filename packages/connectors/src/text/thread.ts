/** The parts of a thread: a line of exactly `---` stands between them. */
export const partsOf = (text: string): readonly string[] => text.split(/(?:^|\r?\n)---(?:\r?\n|$)/)
