import type { Finding, Pack } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'
import { ruleOf } from './grouping.ts'

export type Contact = Pack['contacts'][number]

/** Whom a finding's rule says to ask, in the pack's order. */
export function askedOf(finding: Finding, pages: PackPages): readonly Contact[] {
  return pick(ruleOf(finding, pages.rules)?.contacts ?? [], pages.contacts)
}

/** Where help is: what the found rules name stands first, then everywhere else the pack knows. */
export function helpFor(findings: readonly Finding[], pages: PackPages): readonly Contact[] {
  const named = findings.flatMap((finding) => ruleOf(finding, pages.rules)?.contacts ?? [])
  return pick([...new Set([...named, ...pages.help])], pages.contacts)
}

function pick(ids: readonly string[], contacts: readonly Contact[]): readonly Contact[] {
  return ids.flatMap((id) => contacts.find((contact) => contact.id === id) ?? [])
}
