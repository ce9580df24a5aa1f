import type { Assessment, Draft, Registers } from '@secondlook/contract'
import { compilePack, fieldOf, indexRegisters, type Policy } from '@secondlook/engine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import failedOnce from './promises.seeds.json' with { type: 'json' }
import { draftsFor, registersFor } from './random-drafts.ts'
import { shippedPack } from './shipped.ts'

const act = shippedPack('act-2015')
const transport = shippedPack('act-transport')
const policy = compilePack(act)
const overlaid = compilePack(act, [transport])
const drafts = draftsFor(act)
const registers = registersFor(act)
/** Every seed that ever failed, with the promise it broke. */
const seeds: readonly { readonly promise: string; readonly seed: number; readonly runs: number }[] =
  failedOnce

const order = { clear: 0, think: 1, ask: 2, stop: 3 }

const runs = Number(process.env['PROMISE_RUNS'] ?? 150)
/** A year's worth of seeds would be no better than one; a seed that failed once is run first, for ever. */
const seed = Number(process.env['PROMISE_SEED'] ?? 20150701)

function promise(name: string, property: fc.IRawProperty<unknown>): void {
  const failed = seeds.filter((one) => one.promise === name)
  for (const one of failed)
    it(`${name} (seed ${one.seed})`, () => fc.assert(property, { seed: one.seed, numRuns: one.runs }))
  it(`${name} (seed ${seed}, ${runs} runs)`, () => fc.assert(property, { seed, numRuns: runs }))
}

const byRule = ({ findings }: Assessment): Map<string, number> => {
  const strongest = new Map<string, number>()
  for (const { rule, advice } of findings)
    strongest.set(rule, Math.max(strongest.get(rule) ?? 0, order[advice]))
  return strongest
}

function shuffled(of: Registers, turn: number): Registers {
  const turned = <T>(list: readonly T[] | null | undefined): T[] => {
    const all = [...(list ?? [])].reverse()
    return all.length === 0 ? all : [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)]
  }
  return Object.fromEntries(
    Object.entries(of)
      .reverse()
      .map(([name, entries]) => [name, turned(entries as readonly unknown[])]),
  ) as Registers
}

describe('promises of the engine, over random drafts', () => {
  promise(
    'every span lies inside its field as given',
    fc.property(drafts, (draft) => {
      for (const { spans } of policy.assess(draft).findings) {
        for (const span of spans) {
          const field = fieldOf(draft, span.in)
          expect(span.from).toBeGreaterThanOrEqual(0)
          expect(span.to).toBeGreaterThan(span.from)
          expect(span.to).toBeLessThanOrEqual(field.length)
        }
      }
    }),
  )
  promise(
    'an overlay never removes a finding and never lowers its strength',
    fc.property(drafts, registers, (draft, known) => {
      const index = indexRegisters(known)
      const base = policy.assess(draft, index)
      const more = byRule(overlaid.assess(draft, index))
      for (const [rule, strength] of byRule(base))
        expect(more.get(rule) ?? 0).toBeGreaterThanOrEqual(strength)
    }),
  )
  promise(
    'a restricted audience never lowers a finding to nothing',
    fc.property(drafts, (draft) => {
      const open = byRule(policy.assess({ ...draft, audience: 'public' }))
      const closed = byRule(policy.assess({ ...draft, audience: 'restricted' }))
      for (const rule of open.keys()) expect(closed.get(rule) ?? 0).toBeGreaterThan(0)
    }),
  )
  promise(
    'the order of the registers shows in no answer',
    fc.property(drafts, registers, fc.nat(5), (draft, known, turn) => {
      const plain = policy.assess(draft, indexRegisters(known))
      expect(policy.assess(draft, indexRegisters(shuffled(known, turn)))).toEqual(plain)
    }),
  )
  promise(
    'what was asked before shows in no answer',
    fc.property(drafts, drafts, (draft, other) => {
      const fresh = compilePackOnce()
      const first = fresh.assess(draft)
      fresh.assess(other)
      expect(fresh.assess(draft)).toEqual(first)
      expect(policy.assess(draft)).toEqual(first)
    }),
  )
  promise(
    'not sure is never softer than personal, and no stronger than ask by itself',
    fc.property(drafts, (draft) => {
      const personal = byRule(policy.assess({ ...draft, capacity: 'personal' }))
      const unsure = byRule(policy.assess({ ...draft, capacity: 'unsure' }))
      for (const [rule, strength] of personal) expect(unsure.get(rule) ?? 0).toBeGreaterThanOrEqual(strength)
      for (const [rule, strength] of unsure) {
        if (strength === order.stop) expect(personal.get(rule)).toBe(order.stop)
      }
    }),
  )
  promise('a personal post stays under the ceilings of the pack', fc.property(drafts, underCeilings))
  promise(
    'findings come strongest first and each cites a clause',
    fc.property(drafts, (draft) => {
      const { findings, advice } = policy.assess(draft)
      const strengths = findings.map((finding) => order[finding.advice])
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a))
      expect(advice).toBe(findings[0]?.advice ?? 'clear')
      for (const { clause, message, remedy } of findings) expect([clause, message, remedy]).not.toContain('')
    }),
  )
  promise(
    'an official post is never ready while nobody approved it',
    fc.property(drafts, registers, (draft, known) => {
      const { standing, requirements } = policy.assess(
        { ...draft, capacity: 'official' },
        indexRegisters(known),
      )
      expect(standing).not.toBe('ready')
      expect(requirements).toContainEqual({ kind: 'approval', clause: '7.3g', met: false })
    }),
  )
})

let fresh: Policy | undefined
function compilePackOnce(): Policy {
  fresh ??= compilePack(act)
  return fresh
}

/** Design §1.1, by hand: what alone may be a stop for a person's own post, and what stays a thought. */
function underCeilings(draft: Draft): void {
  const mayStop = [
    'marking',
    'secret',
    'identifier',
    'threat',
    'slur',
    'hate',
    'private-fact',
    'crest',
    'register-match',
  ]
  const thoughts = ['work-trouble', 'pseudonym', 'time']
  const nothing = ['politics', 'union']
  const subjects = new Map(act.rules.map(({ id, subject }) => [id, subject]))
  for (const { rule, advice } of policy.assess({ ...draft, capacity: 'personal' }).findings) {
    const subject = subjects.get(rule) ?? ''
    if (advice === 'stop') expect(mayStop).toContain(subject)
    if (thoughts.includes(subject)) expect(advice).toBe('think')
    expect(nothing).not.toContain(subject)
  }
}
