import { keyRotated } from '@secondlook/ledger'
import { describe, expect, it } from 'vitest'
import type { Logged } from '../../apps/server/src/people/privacy/logged.ts'
import { partsOfNobody } from '../../apps/server/src/people/privacy/names-nobody.ts'
import { whatIsLogged } from '../../apps/server/src/people/privacy/what-is-logged.ts'
import { receiptDeeds } from '../../apps/web/src/app/receipts/receipt-deeds.ts'
import { files, text } from './files.ts'

const logged: readonly Logged[] = whatIsLogged
const listed = [...logged.flatMap(({ parts }) => Object.keys(parts)), ...Object.keys(partsOfNobody)]
  .filter((type) => type !== '*')
  .sort()

/** Types of events that stand in the source where one is made: beside `type`, `event`, or in what makes one. */
const written = files
  .filter((name) => /^apps\/server\/(src|demo)\/.*\.ts$/.test(name))
  .filter((name) => !/\.test\.ts$|testing\.ts$|\/migrations\/|\/crash\//.test(name))
  .flatMap((name) => [
    ...text(name).matchAll(/(?:\btype(?:: (?!string)| = )|\bevent: |\b[a-z]+Event\().*$/gm),
  ])
  .flatMap(([line]) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, type = '']) => type))

describe('the sentences of a receipt', () => {
  it('are there for every type of event that the server can record, and for no other', () => {
    expect(Object.keys(receiptDeeds).sort()).toEqual(listed)
  })

  it('are held against a list that is true: what the source makes is listed, and what is listed is made', () => {
    expect(written.length).toBeGreaterThan(35)
    expect([...new Set([...written, keyRotated])].sort()).toEqual(listed)
  })

  it('say who did it once, begin where a sentence begins, and name no part of the program', () => {
    for (const [type, says] of Object.entries(receiptDeeds)) {
      expect(says, type).toMatch(/^(WHO [a-z]|[A-Z][a-z]+ ).*[a-z]$|^[A-Z].* WHO$/)
      expect(says.split('WHO'), type).toHaveLength(2)
      expect(says, type).not.toMatch(/[_.]|oidc|enrolment|event/)
    }
  })
})
