import { startOf } from '@secondlook/calendar'
import type { Assessment, Draft, Finding, Overall, Pack, Requirement, Span } from '@secondlook/contract'
import type { Scene, See, Sighting } from '../detector.ts'
import { engineVersion } from '../engine-version.ts'
import { spokenInitiatives } from '../registers/announced.ts'
import type { RegisterIndex } from '../registers/register-index.ts'
import { readField } from '../text/read.ts'
import type { Reading } from '../text/reading.ts'
import { type CompiledPack, compile, type Post } from './compile.ts'
import { type Facts, factsOf } from './facts.ts'
import { Findings } from './findings.ts'
import { compileRequirements, type Known } from './requirements.ts'

/** A policy put together from a base and its overlays. It says something about words, never about people. */
export class Policy {
  readonly #pack: CompiledPack
  readonly #requirements: (known: Known) => Requirement[]
  readonly #names: Assessment['packs']
  #last = { text: '', at: 0 }

  constructor(packs: readonly Pack[], digests?: readonly string[]) {
    this.#pack = compile(packs, digests)
    this.#requirements = compileRequirements(this.#pack)
    this.#names = packs.map(({ head }, at) => ({
      id: head.id,
      version: head.version,
      digest: this.#pack.digests[at] ?? '',
    }))
  }

  get packs(): readonly Pack[] {
    return this.#pack.packs
  }

  /** The words of a field as every detector reads them; for tests and for training. */
  read(text: string): Reading {
    return readField('text', text, this.#pack.lexicon, this.#pack.reader)
  }

  assess(draft: Draft, registers?: RegisterIndex): Assessment {
    const scene = this.#scene(draft, registers)
    const { facts } = scene
    const findings = this.#findings(scene)
    const requirements = this.#requirements({ draft, facts, registers, zone: this.#pack.zone })
    return {
      line: 1,
      id: draft.id ?? null,
      advice: findings[0]?.advice ?? 'clear',
      capacity: facts.capacity,
      audience: facts.audience,
      channel: draft.channel ?? null,
      at: draft.at ?? null,
      findings,
      requirements,
      standing:
        facts.capacity === 'official' ? standingOf(findings[0]?.advice ?? 'clear', requirements) : null,
      packs: this.#names,
      registers: registers ? { digest: registers.digest } : null,
      engine: engineVersion,
    }
  }

  /** The initiatives that a draft speaks of, that are not announced, and that whoever looks at the registers may know of. */
  waitingIn(draft: Draft, registers: RegisterIndex): readonly string[] {
    const { waiting } = spokenInitiatives(this.#scene(draft, registers))
    return [...new Set(waiting.map(({ match }) => match.initiative.id))].sort()
  }

  #scene(draft: Draft, registers: RegisterIndex | undefined): Scene {
    const { lexicon, reader, zone } = this.#pack
    const readings = [readField('text', draft.text, lexicon, reader)]
    draft.media?.forEach((media, at) => {
      const fields = {
        alt: media.alt,
        captions: media.captions,
        credit: media.credit,
        'found.text': media.found?.text,
      }
      for (const [name, text] of Object.entries(fields)) {
        if (text) readings.push(readField(`media.${at}.${name}`, text, lexicon, reader))
      }
    })
    const read = (text: string): Reading => readField('', text, lexicon, reader)
    const at = draft.at ? this.#instant(draft.at) : undefined
    const facts = factsOf(
      draft,
      this.#said(draft, readings, read),
      at,
      authorisedBy(draft, registers, at, zone),
    )
    return { draft, facts, readings, registers, zone, read }
  }

  /** A file of drafts is mostly of one day. */
  #instant(text: string): number {
    if (this.#last.text !== text) this.#last = { text, at: startOf(text, this.#pack.zone) }
    return this.#last.at
  }

  #said(
    draft: Draft,
    readings: readonly Reading[],
    read: (text: string) => Reading,
  ): { employer: boolean; ownWork: boolean } {
    const { employer, ownWork, employerNames } = this.#pack.said
    const { profile, role, directorate } = draft.author ?? {}
    const shown = profile ? read([profile, role ?? '', directorate ?? ''].join('. ')) : undefined
    return {
      employer:
        (shown?.has(employerNames) ?? false) ||
        (shown?.has(employer) ?? false) ||
        readings.some((reading) => reading.has(employer)),
      ownWork: readings.some((reading) => reading.has(ownWork)),
    }
  }

  #findings(scene: Scene): Finding[] {
    const findings = new Findings(scene.facts, this.#pack.ceilings)
    const turn: { post: Post | undefined } = { post: undefined }
    const see = seeInto((sighting) => turn.post && findings.add(turn.post, sighting))
    for (const post of this.#pack.posts) {
      const { detector, lists } = post
      turn.post = post
      if (detector.look) detector.look(lists, scene, see)
      if (!detector.find) continue
      for (const reading of scene.readings) {
        if (wakes(post, reading)) detector.find(reading, lists, scene, see)
      }
    }
    this.#hush(findings, scene.facts)
    return findings.sorted()
  }

  /** Takes out what would discourage, where the pack says so. "Not sure" hushes nothing: it may be official. */
  #hush(findings: Findings, facts: Facts): void {
    if (facts.capacityUnsure) return
    for (const { rule, capacity, subjects } of this.#pack.packs[0]?.head.hushes ?? [])
      if (capacity.includes(facts.capacity) && findings.has(rule)) findings.drop(subjects)
  }
}

/** Turns what a detector says into sightings with places in the text as given. */
function seeInto(put: (sighting: Sighting) => void): See {
  return {
    words: (kind, reading, from, to, data) =>
      put({
        kind,
        spans: [spanOf(reading, reading.from[from] ?? 0, reading.to[to - 1] ?? 0)],
        ...(data ? { data } : {}),
      }),
    units: (kind, reading, from, to, data) =>
      put({ kind, spans: [spanOf(reading, from, to)], ...(data ? { data } : {}) }),
    absent: (kind, data) => put({ kind, spans: [], ...(data ? { data } : {}) }),
  }
}

const spanOf = (reading: Reading, from: number, to: number): Span => ({ in: reading.field, from, to })

function wakes({ detector, wakes: lists }: Post, reading: Reading): boolean {
  if (detector.wakes.always) return true
  if (detector.wakes.marks && reading.marks & detector.wakes.marks) return true
  for (const list of lists) if (reading.has(list)) return true
  return false
}

function standingOf(
  advice: Overall,
  requirements: readonly Requirement[],
): 'ready' | 'needs-person' | 'blocked' {
  if (advice === 'stop') return 'blocked'
  return advice === 'ask' || requirements.some(({ met }) => met !== true) ? 'needs-person' : 'ready'
}

/** A register decides who may speak; only without one does the author's own word count. */
function authorisedBy(
  draft: Draft,
  registers: RegisterIndex | undefined,
  at: number | undefined,
  zone: string,
): boolean | undefined {
  if (!draft.author) return undefined
  if (!registers?.has('spokespeople'))
    return registers ? undefined : (draft.author.authorisedToSpeak ?? undefined)
  return registers.spokespeople(draft.author, draft.channel ?? undefined, at, zone).length > 0
}

/**
 * Puts a base pack and its overlays together, or throws a `PackError` that names every problem.
 * `digests`, in the same order, are for packs shipped without their cases: the digest is of the whole.
 */
export function compilePack(pack: Pack, overlays: readonly Pack[] = [], digests?: readonly string[]): Policy {
  return new Policy([pack, ...overlays], digests)
}
