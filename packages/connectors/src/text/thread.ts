const isParting = (line: string): boolean => line === '---' || line === '---\r'
const isBlank = (line: string | undefined): boolean => line?.trim() === ''

/**
 * The parts of a thread: a line of exactly `---` stands between them.
 * Empty lines beside that line belong to it, not to the parts.
 */
export function partsOf(text: string): readonly string[] {
  const parts: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (isParting(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((lines, at) => {
    let from = 0
    let to = lines.length
    if (at > 0) while (from < to && isBlank(lines[from])) from++
    if (at < parts.length - 1) while (to > from && isBlank(lines[to - 1])) to--
    const part = lines.slice(from, to).join('\n')
    return at < parts.length - 1 ? part.replace(/\r$/, '') : part
  })
}
