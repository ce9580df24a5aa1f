import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * Whoever comments is a stranger. Nothing in the program asks whether they work here: this holds the places where a
 * writer's name or number is read at all, so that another place is a decision and not a slip.
 */
const server = new URL('../../', import.meta.url)
const sources = readdirSync(server, { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$|testing\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, server), 'utf8') }))
const naming = (shape: RegExp): readonly string[] =>
  sources
    .filter(({ text }) => shape.test(text))
    .map(({ name }) => name)
    .sort()

const here = (name: string) => `publishing/comments/${name}`
const told = ['people/privacy/names-nobody.ts', 'store/migrations/0026-comments-create.ts']

it('reads what strangers said in one file of SQL, and what they wrote to us in another', () => {
  expect(naming(/\bcomment_seen\b/)).toEqual([...told, here('store.ts'), here('tables.ts')].sort())
  expect(naming(/\bcomment_complaint_words\b/)).toEqual(
    [...told, here('complaints/store.ts'), here('tables.ts')].sort(),
  )
})

it('has no statement in which a stranger and anybody of the directory meet', () => {
  const directory = /\b(person(_\w+)?|unit_state|oidc_account|register_entry|register_span|alias(es)?)\b/
  for (const name of [here('store.ts'), here('complaints/store.ts')]) {
    const { text } = sources.find((one) => one.name === name) ?? { text: '' }
    expect(text.length, name).toBeGreaterThan(100)
    const tables = [
      ...text.matchAll(/(?:selectFrom|insertInto|updateTable|deleteFrom)\('(\w+)'|\b(?:from|join) (\w+)/g),
    ].map(([, one, other]) => one ?? other ?? '')
    expect(
      tables.filter((table) => directory.test(table) || !table.startsWith('comment_')),
      name,
    ).toEqual([])
  }
})

it('knows the number and the name of a writer where they are kept, shown and asked of the platform, and nowhere else', () => {
  expect(naming(/\bby_(id|name)\b/)).toEqual(
    [...told, ...['moderate.ts', 'show-comments.ts', 'store.ts', 'tables.ts'].map(here)].sort(),
  )
  // A name is shown and nothing is looked up by it.
  expect(sources.flatMap(({ text }) => text.match(/where\([^)]*by_name[^)]*\)/g) ?? [])).toEqual([])
  // Names of people who work here are asked for by the ids of those who acted, and by nothing that a stranger said.
  for (const { name, text } of sources.filter((one) => one.name.startsWith(here(''))))
    for (const { index } of text.matchAll(/\bfindNames\(/g))
      expect(callAt(text, index), name).not.toMatch(/by_|words|about|contact/)
})

/** A call with what it is handed, up to the bracket that ends it. */
function callAt(text: string, index: number): string {
  let depth = 0
  for (let at = text.indexOf('(', index); at < text.length; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return text.slice(index, at + 1)
  }
  return text.slice(index)
}
