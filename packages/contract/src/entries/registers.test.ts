import { describe, expect, it } from 'vitest'
import { emptyOf } from './field.ts'
import { isRegister, registerNames, registerOf } from './registers.ts'

describe.each(registerNames)('the register of %s', (name) => {
  const { fields, deeds, named, listed, ...words } = registerOf(name)

  it('is found under its own name', () => {
    expect(words.name).toBe(name)
    expect(isRegister(name)).toBe(true)
  })

  it('names and lists entries by fields that it has', () => {
    for (const field of [...named, ...listed]) expect(Object.keys(fields)).toContain(field)
    expect(named.length).toBeGreaterThan(0)
  })

  it('says what is missing where an entry could not be named', () => {
    for (const field of named.slice(0, 1)) expect(fields[field]?.missing).toMatch(/\.$/)
  })

  it('leads to registers that there are', () => {
    const all = [fields, ...Object.values(deeds).map((deed) => deed.fields)]
    for (const field of all.flatMap((some) => Object.values(some)))
      if (field.kind === 'entry' || field.kind === 'entries') expect(isRegister(field.of)).toBe(true)
  })

  it('asks nobody for what only a deed sets', () => {
    for (const field of Object.values(fields)) if (field.isByDeed) expect(field.missing).toBeUndefined()
  })

  it('speaks in sentences', () => {
    for (const says of [words.says, words.empty, ...Object.values(deeds).map((deed) => deed.says)])
      expect(says).toMatch(/^[A-Z].*\.$/)
  })
})

it('holds nothing, no and none where nothing was said', () => {
  expect([
    emptyOf({ kind: 'line', label: '' }),
    emptyOf({ kind: 'yes', label: '' }),
    emptyOf({ kind: 'words', label: '' }),
  ]).toEqual([null, false, []])
})
