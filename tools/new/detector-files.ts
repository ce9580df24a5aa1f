const camel = (stem: string): string => stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The three files of a detector: code, page and table, each with the other two in mind. */
export function detectorFiles(id: string, summary: string): Readonly<Record<string, string>> {
  const folder = `packages/engine/src/detectors/${id}`
  return {
    [`${folder}.ts`]: `import { defineDetector } from '../detector.ts'

/** ${summary}. */
export const ${camel(id)} = defineDetector({
  id: '${id}',
  summary: '${summary.replaceAll("'", "\\'")}',
  kinds: { seen: 'what this kind of sighting means' },
  lists: ['${id}-words'],
  wakes: { lists: ['${id}-words'] },

  find(reading, lists, _scene, see) {
    for (const { from, to } of reading.hits(lists['${id}-words'])) see.words('seen', reading, from, to)
  },
})
`,
    [`${folder}.test.ts`]: `import { testDetector } from '../testing.ts'
import { ${camel(id)} } from './${id}.ts'

testDetector(
  ${camel(id)},
  { '${id}-words': ['example'] },
  {
    silent: { 'nothing to read': '', 'ordinary words': 'The library opens at nine.' },
    finds: { 'the word itself': 'For [[example]], this.' },
  },
)
`,
    [`${folder}.md`]: `# ${id}

## Why

Which clause asks for it, and who is hurt without it.

## Finds

\`\`\`finds
\`\`\`

## Stays silent

\`\`\`silent
The library opens at nine.
\`\`\`

## Lists

\`${id}-words\`: what it holds.

## Known limits

What it will miss, said plainly.
`,
  }
}
