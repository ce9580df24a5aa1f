import { readFileSync } from 'node:fs'
import { Audience, Capacity, type Draft, IsoTime, Registers, Represents } from '@secondlook/contract'
import { compilePack, indexRegisters, type Policy, type RegisterIndex } from '@secondlook/engine'
import { findPack } from '@secondlook/packs'
import type { z } from 'zod'
import { WrongCall } from './wrong-call.ts'

/** What flags say of every draft that does not say it itself. */
export type Filling = Pick<Draft, 'capacity' | 'represents' | 'channel' | 'audience' | 'at'>

export type FillingFlags = {
  readonly as?: string | undefined
  readonly represents?: string | undefined
  readonly channel?: string | undefined
  readonly audience?: string | undefined
  readonly at?: string | undefined
}

function flag<T extends z.ZodType>(
  schema: T,
  name: string,
  value: string | undefined,
  wanted: string,
): z.infer<T> | undefined {
  if (value === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new WrongCall(`--${name} ${value}: expected ${wanted}`)
  return parsed.data
}

/** Reads the flags; the clock is read here, once, if nobody says when. */
export function fillingOf(flags: FillingFlags): Filling {
  return {
    capacity:
      flags.as === 'unsure'
        ? 'unsure'
        : flag(Capacity, 'as', flags.as, 'personal, representative, official or unsure'),
    represents: flag(Represents, 'represents', flags.represents, 'board, committee, union or other'),
    channel: flags.channel,
    audience: flag(Audience, 'audience', flags.audience, 'public or restricted'),
    at: flag(IsoTime, 'at', flags.at, 'an ISO 8601 date or instant') ?? new Date().toISOString(),
  }
}

/** Puts into a draft what it lacks and never what it has; the draft is the caller's own and is changed. */
export function fillDraft(draft: Draft, filling: Filling): Draft {
  draft.capacity ??= filling.capacity
  draft.represents ??= filling.represents
  draft.channel ??= filling.channel
  draft.audience ??= filling.audience
  draft.at ??= filling.at
  return draft
}

export function policyOf(packs: readonly string[]): Policy {
  const [base = 'act-2015', ...overlays] = packs
  return compilePack(findPack(base), overlays.map(findPack))
}

/** `act-2015+act-transport`; an overlay named alone brings the base it is written for. */
export function policyNamed(name: string): Policy {
  const packs = name.split('+')
  const [first = ''] = packs
  const { head } = findPack(first)
  return policyOf(head.kind === 'overlay' && head.over ? [head.over, ...packs] : packs)
}

export function registersOf(file: string | undefined): RegisterIndex | undefined {
  if (file === undefined) return undefined
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongCall(`--registers ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = Registers.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new WrongCall(
      `--registers ${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not registers'}`,
    )
  }
  for (const [section, entries] of Object.entries(parsed.data)) {
    const seen = new Set<string>()
    entries?.forEach(({ id }, at) => {
      if (seen.has(id))
        throw new WrongCall(`--registers ${file}: ${section}.${at}.id: a second entry with the id ${id}`)
      seen.add(id)
    })
  }
  return indexRegisters(parsed.data)
}
