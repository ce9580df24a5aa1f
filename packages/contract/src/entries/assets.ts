import { register } from './register.ts'

export const assetKinds = {
  logo: 'Logo',
  crest: 'Crest or coat of arms',
  picture: 'Picture',
  video: 'Video',
  sound: 'Sound or music',
  map: 'Map or drawing',
  document: 'Document',
} as const

export const aiUses = {
  none: 'None',
  assisted: 'Made with help of AI',
  modified: 'Changed by AI',
  generated: 'Made by AI',
} as const

export const assets = register({
  name: 'assets',
  title: 'Logos, pictures and other works',
  one: 'a logo or other work',
  says: 'What may be used, whose it is, and which line gives credit.',
  empty: 'Nothing is entered yet. Enter the current logo first, so that checks can recognise it.',
  clause: '7.3a',
  fields: {
    title: { kind: 'line', label: 'Name', missing: 'Give it a name.' },
    kind: { kind: 'choice', options: assetKinds, label: 'What it is', missing: 'Choose what it is.' },
    file: { kind: 'picture', label: 'File' },
    owner: { kind: 'line', label: 'Whose it is', missing: 'Say whose it is.' },
    licence: { kind: 'line', label: 'Licence', hint: 'Such as CC BY 4.0, or the number of an agreement.' },
    credit: { kind: 'line', label: 'Credit line', hint: 'The words that must stand beside it.' },
    uses: { kind: 'words', label: 'Permitted uses', hint: 'One a line.' },
    ai: { kind: 'choice', options: aiUses, label: 'Use of AI', missing: 'Choose one; none is an answer.' },
    supersededBy: { kind: 'entry', of: 'assets', label: 'Superseded by' },
  },
  named: ['title'],
  listed: ['kind', 'owner', 'licence'],
  deeds: {},
})

export const assetApprovals = register({
  name: 'asset-approvals',
  title: 'Permitted uses',
  one: 'a permitted use',
  says: 'That a certain logo or work may be used, where and by whose permission.',
  empty: 'Nothing is permitted yet. It comes about when somebody asks and the authority grants it.',
  clause: '7.3f',
  fields: {
    asset: { kind: 'entry', of: 'assets', label: 'Logo or work', missing: 'Choose which one.' },
    use: { kind: 'line', label: 'For what' },
    channels: { kind: 'entries', of: 'channels', label: 'Where', hint: 'Leave it empty for anywhere.' },
    authority: { kind: 'person', label: 'By whose permission', missing: 'Choose who permitted it.' },
    conditions: { kind: 'text', label: 'Conditions' },
    request: { kind: 'entry', of: 'permission-requests', label: 'Asked in', isByDeed: true },
  },
  named: ['asset', 'use'],
  listed: ['channels', 'authority'],
  deeds: {},
})
