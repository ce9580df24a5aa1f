/** The rows of a CSV text (RFC 4180), each by the names of its first line. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign !== '"') field += sign
      else if (text[at + 1] === '"') field += text[at++]
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',' || sign === '\n') {
      row.push(field.endsWith('\r') ? field.slice(0, -1) : field)
      field = ''
      if (sign === '\n') {
        rows.push(row)
        row = []
      }
    } else field += sign
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  const [names = [], ...rest] = rows
  return rest.map((values) => Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])))
}
