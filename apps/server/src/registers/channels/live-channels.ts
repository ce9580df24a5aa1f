import type { Db } from '../../store/database.ts'
import { covers } from '../entry/spans.ts'
import { findKnownSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'
import { accountOf } from './identity.ts'

/** The official accounts for which somebody may write now. */
export async function listLiveChannels(db: Db, at: string) {
  const [known] = await findKnownSpans(db, ['channels'])
  return (known?.all ?? [])
    .filter((span) => covers(span, at) && span.value.standing === 'holds')
    .map((span) => ({ id: span.entry, ...valuesOf(span, 'channels') }))
    .filter(({ life }) => life === 'active')
    .map(({ id, title, platform, address }) => ({
      ...{
        id,
        name: title ?? '',
        platform: platform ?? '',
        handle: accountOf(platform ?? '', address ?? '').handle,
      },
    }))
}
