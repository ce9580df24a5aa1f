import { type Draft, type Pack, Registers } from '@secondlook/contract'
import { compilePack, indexRegisters } from '@secondlook/engine'

/**
 * The answers to the drafts of `vectors/`, a line each, without and with the registers. Pack digests are
 * left out, because they change with every word of a pack.
 */
export function answerVectors(packs: readonly Pack[], drafts: string, registers: string): string {
  const [base, ...overlays] = packs
  if (!base) throw new RangeError('no pack')
  const policy = compilePack(base, overlays)
  const index = indexRegisters(Registers.parse(JSON.parse(registers)))
  const lines = drafts.split('\n').filter((line) => line !== '')
  return lines
    .flatMap((line) => {
      const draft = JSON.parse(line) as Draft
      return [policy.assess(draft), policy.assess(draft, index)]
    })
    .map(({ packs: _, ...assessment }) => `${JSON.stringify(assessment)}\n`)
    .join('')
}
