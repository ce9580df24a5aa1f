import type { Card } from '@secondlook/connectors'
import { accountOf, type HoldingEntry } from '../../registers/index.ts'

/**
 * What a version fixes beside what was typed: whom a handle means for ever, and what a link shows of its page. Plugged
 * in, because looking further than our own registers needs a network.
 */
export type Resolve = {
  /** Handles as written in these texts, with what their platform calls the account for ever. */
  mentions(texts: readonly string[], platform: string): Promise<Readonly<Record<string, string>>>
  /** `undefined` where nothing is known of the page; then the platform makes what it likes of the link. */
  card(address: string): Promise<Card | undefined>
}

/** Without a network: our own channels are known by their numbers, and of pages nothing is. */
export const resolveFromChannels = (channels: readonly HoldingEntry<'channels'>[]): Resolve => ({
  mentions: async (texts, platform) => {
    const found: Record<string, string> = {}
    for (const { values } of channels) {
      const account = accountOf(values.platform ?? '', values.address ?? '')
      if (account.platform !== accountOf(platform, '').platform || values.platformId === null) continue
      const forms = [
        `@${account.handle}`,
        ...(account.host === null ? [] : [`@${account.handle}@${account.host}`]),
      ]
      for (const form of forms)
        for (const text of texts)
          for (
            let at = text.toLowerCase().indexOf(form);
            at >= 0;
            at = text.toLowerCase().indexOf(form, at + 1)
          )
            if (!/[\w@.-]/.test(text[at + form.length] ?? ''))
              found[text.slice(at, at + form.length)] = values.platformId
    }
    return found
  },
  card: async () => undefined,
})
