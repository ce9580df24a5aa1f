/** The id of a field, by which a summary leads to it; an entry's fields go by their own names. */
export const fieldId = (path: string): string => `field-${path.replace(/^entry\./, '').replaceAll('.', '-')}`

type Beside = { readonly id: string; readonly invalid: boolean; readonly message?: string }

/** What a field needs in order to show what was said about it. */
export function besideField(path: string, says: Readonly<Record<string, string>>): Beside {
  const message = says[path]
  return { id: fieldId(path), invalid: message !== undefined, ...(message !== undefined && { message }) }
}

/** Leads to a field once what was said about it stands beside it, so that both are heard together. */
export const focusField = (path: string): number =>
  requestAnimationFrame(() => document.getElementById(fieldId(path))?.focus())
