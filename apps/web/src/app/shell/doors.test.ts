import { describe, expect, it } from 'vitest'
import { doorsFor } from './doors.ts'

const ways = (acts: readonly string[], unread = 0) =>
  doorsFor({ acts: [...acts], unread }).map(({ says }) => says)

describe('the doors of the menu', () => {
  it('lead everybody to what is theirs, and to the private check', () => {
    expect(ways([])).toEqual([
      'Home',
      'How we tell you',
      'People',
      'Registers',
      'Roles',
      'The policy in force',
      'What applies to you',
      'My access',
      'What is held about me',
      'Check a receipt',
      'Check before you post',
    ])
  })
  it('lead to the jobs only whoever may see them', () => expect(ways(['jobs.read'])).toContain('Jobs'))
  it('lead to the calendar only whoever may see one', () => {
    expect(ways(['calendar.read'])).toContain('Calendar')
  })
  it('lead to what goes out and to what was noticed only whoever may see it', () => {
    expect(ways(['publishing.read'])).toContain('Publishing now')
    expect(ways(['incident.read'])).toContain('Noticed on channels')
    expect(ways(['comments.read'])).toContain('Comments under posts')
  })
  it('say how much waits', () => expect(ways([], 3)).toContain('Home (3)'))
  it('say that the check is private', () => {
    expect(doorsFor({ acts: [], unread: 0 }).find(({ to }) => to === '/check')?.note).toMatch(/^Private/)
  })
})
