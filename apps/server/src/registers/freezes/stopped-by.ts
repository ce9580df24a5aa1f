import type { FreezeOfChannels } from './list-freezes.ts'

/** What of a post a freeze asks. */
type Freezable = {
  readonly channels: readonly string[]
  readonly tier: string | null
  readonly template: string | null
}

/** The channels of a post on which a freeze stops it: none, where it lets its tier or its template out. */
export function stoppedBy(
  freeze: Pick<FreezeOfChannels, 'channels' | 'exceptTemplates' | 'exceptTiers'>,
  { channels, tier, template }: Freezable,
): readonly string[] {
  if (template !== null && freeze.exceptTemplates.includes(template)) return []
  if (tier !== null && freeze.exceptTiers.includes(tier)) return []
  return channels.filter((channel) => freeze.channels.has(channel))
}
