import { type Asker, decide } from '../people/index.ts'

/** For what a picture is: a unit or a channel, by which it is decided who sees it. */
export type MediaPlace = { readonly unit: string | null; readonly channel: string | null }

type Wish = { readonly unit?: string | undefined; readonly channel?: string | undefined }

/**
 * Where a picture goes that somebody adds: where they say, or else their own unit, or else the first that they are named
 * for. `undefined` where they may add to none of these.
 */
export function placeFor(asker: Asker, { unit, channel }: Wish, own: string | null): MediaPlace | undefined {
  const wished: readonly MediaPlace[] =
    unit !== undefined || channel !== undefined
      ? [{ unit: unit ?? null, channel: channel ?? null }]
      : [{ unit: own, channel: null }, ...asker.holds.map(({ scope }) => placeOf(scope))]
  return wished.find((place) => decide(asker, 'media.add', { ...place, person: asker.person }).may)
}

const placeOf = (scope: Asker['holds'][number]['scope']): MediaPlace => ({
  unit: scope.kind === 'unit' ? scope.unit : null,
  channel: scope.kind === 'channel' ? scope.channel : null,
})
