import { describe, expect, it } from 'vitest'
import { appRooms, isAppPath } from './app-paths.ts'

describe('an address', () => {
  it.each([
    ['/home', true],
    ['/people/01J?x=1#y', true],
    ['/people?search=a', true],
    ['/check', false],
    ['/policy#7.3g', false],
    ['/api/v1/sign-in/work-account', false],
    ['/docs/refusals/not-found', false],
    ['//people.example/people', false],
    ['//home', false],
    ['/\\home', false],
    ['https://other.example/people', false],
    ['#main', false],
    ['/', false],
    ['javascript:alert(1)', false],
  ])('%s is of the app: %s', (href, is) => expect(isAppPath(href)).toBe(is))

  it('never begins like the check or the policy, which have a service worker', () => {
    expect(appRooms.filter((room) => /^(check|policy)/.test(room))).toEqual([])
  })
})
