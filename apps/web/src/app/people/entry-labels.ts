import { entryLabels } from './entry-draft.ts'

/** How each member of an entry is called on the form, by the path by which the server names it. */
export const entryPathLabels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(entryLabels).flatMap(([field, label]) => [
    [`entry.${field}`, label],
    [field, label],
  ]),
)
