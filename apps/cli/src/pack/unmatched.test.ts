import { compilePack } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { idleExceptions, unreadIn } from './unmatched.ts'

const act = { ...shippedPack('act-2015'), cases: [] }
const policy = compilePack(act)

describe('a word that no text yields', () => {
  const unread = {
    "not|isn't my photo": '“is not”',
    "my employer's|work's view": '“employer”',
    'a t-shirt|tee': '“t shirt”',
    'you|u are dead': '“you”',
    'this|& that': 'a sign and no word',
  }
  for (const [line, read] of Object.entries(unread)) {
    it(`is told: ${line}`, () => expect(unreadIn(line, policy).join()).toContain(`it is read as ${read}`))
  }
  for (const line of [
    'Wool|Cotton shirt',
    'café|cafe',
    "don't worry",
    'e-mail me',
    '[=idiot|fool] .. 🤡',
    'a 4wd',
  ]) {
    it(`is not told: ${line}`, () => expect(unreadIn(line, policy)).toEqual([]))
  }
})

describe('an exception that takes nothing off', () => {
  const idle = (lines: readonly string[]) =>
    idleExceptions('mine', { ...act, lists: { ...act.lists, mine: [...lines] } }, policy)

  it('is told where it shares no word with its list', () => {
    expect(idle(['killer', '!killers of whales', '!slag heap'])).toEqual(['!slag heap'])
  })
  it('is not told where it may', () => {
    expect(idle(['{insults} here', '!bloody idiots'])).toEqual([])
    expect(idle(['killer', '!bug .. spray', '!{insults} bar', '!kiln'])).toEqual([])
    expect(idle(['killer'])).toEqual([])
  })
})
