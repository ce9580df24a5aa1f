/** The id of a part of the composer, by the field that it is about. */
export const partId = (field: string): string => `part-${field.split('.')[0] ?? ''}`

/** Opens the part where something is missing, and goes to it: to its own field where that is there. */
export function leadToPart(field: string): void {
  const part = document.getElementById(partId(field))
  if (part instanceof HTMLDetailsElement) part.open = true
  const own = document.getElementById(`field-${field.replaceAll('.', '-')}`)
  ;(own ?? part?.querySelector('summary'))?.focus()
}
