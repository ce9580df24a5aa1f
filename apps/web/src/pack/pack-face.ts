import type { Pack } from '@secondlook/contract'

type Head = Pack['head']

/** What of a pack stands on the page before anything was loaded: small, and baked into its HTML. */
export type PackFace = Pick<
  Head,
  'id' | 'version' | 'title' | 'body' | 'issued' | 'status' | 'capacities' | 'bound' | 'disclaimer'
>

/** What of a pack the page shows beside findings. The checking worker hands it over when it is ready. */
export type PackPages = Pick<Pack, 'clauses' | 'contacts' | 'requirements'> & {
  readonly id: string
  readonly help: readonly string[]
  readonly law: NonNullable<Head['law']>
  readonly localSettings: NonNullable<Head['localSettings']>
  readonly rules: readonly ShownRule[]
}

/** What clauses lead to: the library, and what is only pointed to. */
export const lawOf = ({
  head,
  instruments,
}: Pick<Pack, 'head' | 'instruments'>): NonNullable<Head['law']> => [
  ...(instruments ?? []),
  ...(head.law ?? []),
]

export type ShownRule = Pick<
  Pack['rules'][number],
  'id' | 'clause' | 'detector' | 'basis' | 'advice' | 'contacts' | 'button' | 'subject'
> & {
  /** What its detector looks for, in one clause. */
  readonly looksFor: string
}

export function faceOf({ head }: Pack): PackFace {
  const { id, version, title, body, issued, status, capacities, bound, disclaimer } = head
  return { id, version, title, body, issued, status, capacities, bound, disclaimer }
}

export function pagesOf(pack: Pack, summaryOf: (detector: string) => string): PackPages {
  const { clauses, contacts, requirements, head } = pack
  return {
    id: head.id,
    clauses,
    contacts,
    requirements,
    help: head.help ?? [],
    law: lawOf(pack),
    localSettings: head.localSettings ?? [],
    rules: pack.rules.map(({ id, clause, detector, basis, advice, contacts: asked, button, subject }) => ({
      id,
      clause,
      detector,
      basis,
      advice,
      contacts: asked,
      button,
      subject,
      looksFor: summaryOf(detector),
    })),
  }
}
