import type { PersonEntry } from '@secondlook/contract'

/** An entry as it stands in a form: every field is text, and what is empty is not said. */
export type EntryDraft = Readonly<Record<EntryField, string>>
export type EntryField = keyof PersonEntry

export const entryLabels: Readonly<Record<EntryField, string>> = {
  name: 'Name',
  otherNames: 'Other names',
  email: 'Email at work',
  key: 'Staff number',
  unit: 'Unit',
  manager: 'Manager',
  basis: 'How they are engaged',
  bound: 'Does the policy bind them?',
  levelBand: 'Level',
  starts: 'First day',
  ends: 'Last day',
}

export const entryFields = Object.keys(entryLabels) as readonly EntryField[]

export const emptyDraft: EntryDraft = {
  ...{ name: '', otherNames: '', email: '', key: '', unit: '', manager: '', basis: 'not-sure' },
  ...{ bound: '', levelBand: '', starts: '', ends: '' },
}

export const toDraft = (entry: PersonEntry): EntryDraft => ({
  ...{ name: entry.name, otherNames: entry.otherNames.join(', '), email: entry.email ?? '' },
  ...{ key: entry.key ?? '', unit: entry.unit ?? '', manager: entry.manager ?? '', basis: entry.basis },
  ...{ bound: entry.bound ?? '', levelBand: entry.levelBand ?? '' },
  ...{ starts: entry.starts ?? '', ends: entry.ends ?? '' },
})

/** The entry that a form says. What a select offers is what the contract knows. */
export function toEntry(draft: EntryDraft): PersonEntry {
  const said = (field: EntryField) => draft[field].trim() || null
  return {
    ...{ name: draft.name.trim(), email: said('email'), key: said('key'), unit: said('unit') },
    ...{ manager: said('manager'), starts: said('starts'), ends: said('ends') },
    otherNames: draft.otherNames
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    basis: draft.basis as PersonEntry['basis'],
    bound: said('bound') as PersonEntry['bound'],
    levelBand: said('levelBand') as PersonEntry['levelBand'],
  }
}
