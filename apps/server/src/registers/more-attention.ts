import type { AttentionItem, RegisterName } from '@secondlook/contract'
import type { Asker } from '../people/index.ts'
import type { AttentionSource } from './attention.ts'
import { keyAttention } from './channels/key-attention.ts'
import { rosterAttention } from './roster/roster-attention.ts'

const sources: Partial<Readonly<Record<RegisterName, readonly AttentionSource[]>>> = {
  channels: [keyAttention],
  'duty-roster': [rosterAttention],
}

export async function findMoreAttention(
  needs: Parameters<AttentionSource>[0],
  asker: Asker,
  register: RegisterName,
  entry?: string,
): Promise<readonly AttentionItem[]> {
  const found: AttentionItem[] = []
  for (const source of sources[register] ?? []) found.push(...(await source(needs, asker, entry)))
  return found
}
