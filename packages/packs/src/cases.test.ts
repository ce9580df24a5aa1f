import { compilePack, runCases } from '@secondlook/engine'
import { describe, expect, it } from 'vitest'
import { shippedIds, shippedPack } from './shipped.ts'

const packs = shippedIds().map(shippedPack)

for (const pack of packs.filter(({ head }) => head.kind !== 'words')) {
  describe(`the cases of ${pack.head.id}`, () => {
    const base = pack.head.kind === 'overlay' ? shippedPack(pack.head.over ?? '') : pack
    const policy = compilePack(base, base === pack ? [] : [pack])
    for (const { name, problems } of runCases(policy, pack)) it(name, () => expect(problems).toEqual([]))
    it('have a name each', () => {
      const names = pack.cases.map((one) => one.name)
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    })
  })
}
