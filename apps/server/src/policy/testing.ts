import type { Pack } from '@secondlook/contract'
import { canonicalJson, digestOf } from '@secondlook/engine'
import type { LoadedPack } from './in-force/kept-pack.ts'

/** A pack that says next to nothing, for tests of what is in force and not of what it says. */
export function smallPack(
  id: string,
  version: string,
  more: Partial<Pack> & { over?: string } = {},
): LoadedPack {
  const { over, ...rest } = more
  const pack: Pack = {
    head: {
      ...{ id, version, title: `The pack ${id}`, body: 'A body', timeZone: 'Australia/Sydney' },
      ...(over === undefined ? { kind: 'base' as const } : { kind: 'overlay' as const, over }),
    },
    clauses: [
      {
        ...{ number: '1', kinds: ['obligation'], title: 'Be kind', text: `Be kind (${version}).` },
        ...{ binds: 'Everybody', capacities: ['personal'], seen: 'people' },
      },
    ],
    ...{ rules: [], tighten: [], requirements: [], lists: {}, wording: {}, contacts: [], cases: [] },
    ...rest,
  }
  return { pack, digest: digestOf(pack), canonical: canonicalJson(pack) }
}
