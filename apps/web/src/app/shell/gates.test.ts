import { describe, expect, it } from 'vitest'
import { closedTo } from './gates.ts'

const title = (path: string, acts: readonly string[]) => closedTo(path, acts)?.title

describe('a screen for some people only', () => {
  it('is closed to whoever has no act for it, also with a slash at its end', () => {
    expect(title('/jobs', [])).toBe('Jobs')
    expect(title('/people/import/', ['person.add'])).toBe('Bring in a file of people')
    expect(title('/people/01930000/edit', [])).toBe('Change this entry')
    expect(title('/receipts/01930000', [])).toBe('Receipt')
    expect(title('/publishing', [])).toBe('Publishing now')
    expect(title('/incidents/01930000', ['publishing.read'])).toBe('Noticed on a channel')
    expect(title('/comments/01930000', ['post.read'])).toBe('A comment')
    expect(title('/comments/requests/01930000', [])).toBe('Somebody asks for another look')
  })
  it('is open to whoever has one', () => {
    expect(title('/jobs', ['jobs.read'])).toBe(undefined)
    expect(title('/roles/give', ['role.grant-guarded'])).toBe(undefined)
  })
  it('leaves open what is for everybody', () => {
    for (const path of [
      '/people',
      '/people/01930000',
      '/receipts',
      '/roles',
      '/roles/delegate',
      '/my-access',
    ])
      expect(title(path, [])).toBe(undefined)
  })
})
