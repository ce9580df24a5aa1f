import { register } from './register.ts'

export const initiatives = register({
  name: 'initiatives',
  title: 'Not announced yet',
  one: 'an initiative',
  says: 'What has not been officially announced, and who knows of it. Only those on its list can see it here.',
  empty: 'You are on no list. An initiative shows only to those who are on its list.',
  clause: '8.4b',
  fields: {
    title: { kind: 'line', label: 'Title', missing: 'Give it its title.' },
    aliases: { kind: 'words', label: 'Other names', hint: 'One a line: codenames, places, short forms.' },
    safeText: {
      kind: 'text',
      label: 'What may be said already',
      hint: 'What is public, in words that give nothing away.',
    },
    owner: { kind: 'person', label: 'Owner', missing: 'Choose who answers for it.' },
    knownTo: { kind: 'people', label: 'Who knows', hint: 'Only these people see it, besides the owner.' },
    planned: {
      kind: 'line',
      label: 'When it is planned',
      hint: 'A plan opens nothing; only an announcement does.',
    },
    marking: { kind: 'line', label: 'Marking' },
    isDecoy: {
      kind: 'yes',
      label: 'It is a decoy',
      hint: 'It stands for nothing, so that an answer gives nothing away. Nobody off the list can tell.',
    },
    announcingPost: { kind: 'line', label: 'The post that announces it', isByDeed: true },
    announcedAt: { kind: 'moment', label: 'Announced at', isByDeed: true },
    announcedIn: { kind: 'link', label: 'Announced in', isByDeed: true },
  },
  named: ['title'],
  listed: ['owner', 'announcedAt'],
  deeds: {
    announce: {
      label: 'Record the announcement',
      says: 'From this instant it may be spoken of. A plan, a leak or a rumour is no announcement.',
      fields: {
        link: {
          kind: 'link',
          label: 'Where it was announced',
          hint: 'The first official publication.',
          missing: 'Say where it was announced.',
        },
      },
      needsReason: false,
    },
    designate: {
      label: 'Name the post that announces it',
      says: 'That one post may go out before the announcement; its going out is the announcement.',
      fields: { post: { kind: 'line', label: 'Number of the post', missing: 'Say which post.' } },
      needsReason: false,
    },
  },
})
