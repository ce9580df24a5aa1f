import { accountOf, type HoldingEntry } from '../../registers/index.ts'

/** Handles in some texts that are our own channels, with what the register says that their platform calls them for ever. */
export function mentionsOfOurs(
  channels: readonly HoldingEntry<'channels'>[],
  texts: readonly string[],
  platform: string,
): Readonly<Record<string, string>> {
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
}
