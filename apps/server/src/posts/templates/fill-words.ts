import { isWithin, type TemplatePart } from '../../registers/index.ts'

/** The words of a template with something in each slot, and which slots hold what they may not, or nothing. */
export function fillWords(
  parts: readonly TemplatePart[],
  slots: Readonly<Record<string, string>>,
): { readonly text: string; readonly wrong: readonly string[] } {
  const wrong: string[] = []
  const words = parts.map((part) => {
    if ('text' in part) return part.text
    const value = slots[part.name] ?? ''
    if (!isWithin(part.slot, value)) wrong.push(part.name)
    return value
  })
  return { text: words.join(''), wrong }
}
