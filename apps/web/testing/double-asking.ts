import { AskChannels, Asked, AskWithRegisters } from '@secondlook/contract'
import { bad, type Route } from './double-exchange.ts'

const account = (id: string, name: string, platform: string, handle: string) => ({
  ...{ id, name, platform, handle },
})
const mediaTeam = {
  id: 'media-team',
  name: 'Media and communications team',
  for: 'Whether something has been announced, what is already public, and media questions',
  question: 'Hello. I would like to post about [topic] on [where]. Has it been officially announced?',
  confidence: 'They may talk to the owner of the topic.',
  local: true as const,
}
const neutral = {
  ...{ rule: 'not-yet-announced', clause: '8.4b', advice: 'ask' as const, basis: 'judgement' as const },
  message: 'This looks like government work that may not be public yet.',
  remedy: 'If it has been announced, link the announcement; if unsure, ask the media team.',
  ...{ detector: 'unannounced-work', spans: [] },
}
const blunt = (text: string) => ({
  ...{ rule: 'unkind-words', clause: '7.4c', advice: 'think' as const, basis: 'judgement' as const },
  message: 'This is hard on a person.',
  remedy: 'Say what happened and leave out what you think of them.',
  detector: 'insult',
  spans: [{ in: 'text', from: text.indexOf('idiot'), to: text.indexOf('idiot') + 5 }],
})

/** Stands for the registers: "tram" is not public yet, and beyond the bound is a text that says so. */
export const askingRoutes = (): readonly Route[] => [
  [
    'POST /checks',
    false,
    ({ json }) => {
      const read = AskWithRegisters.safeParse(json)
      if (!read.success) throw bad([{ path: 'text', says: 'Write what you would like to post.' }])
      const { text, capacity } = read.data
      if (text.includes('beyond the bound'))
        return {
          status: 200,
          body: Asked.parse({
            answer: 'ask-a-person',
            says: 'Ask a person now: the media team can say what has been announced. The registers answer again tomorrow.',
            contacts: [mediaTeam],
          }),
        }
      const findings = [
        ...(text.includes('tram') ? [neutral] : []),
        ...(text.includes('idiot') ? [blunt(text)] : []),
      ]
      const isOfficial = capacity === 'official'
      const approval = { kind: 'approval', clause: '7.3g', met: false } as const
      return {
        status: 200,
        body: Asked.parse({
          answer: 'assessed',
          assessment: {
            ...{ line: 1, id: null, advice: findings[0]?.advice ?? 'clear' },
            ...{ capacity: isOfficial ? 'official' : 'personal', audience: 'public' },
            ...{ channel: read.data.channel ?? null, at: '2026-11-26T00:00:00.000Z', findings },
            requirements: isOfficial ? [approval] : [],
            standing: isOfficial ? 'needs-person' : null,
            ...{ packs: [], registers: { digest: 'sha256:00' }, engine: '0.2.0' },
          },
          whom: findings.map(({ rule }) => ({
            ...{ rule, isHelp: false },
            contacts: rule === neutral.rule ? [mediaTeam] : [],
          })),
          needed: isOfficial
            ? [{ ...approval, say: 'Somebody who did not write it approves it.', remedy: 'Ask for it.' }]
            : [],
        }),
      }
    },
  ],
  [
    'GET /checks/channels',
    false,
    () => ({
      status: 200,
      body: AskChannels.parse({
        channels: liveChannels,
      }),
    }),
  ],
]

export const liveChannels = [
  account('pools', 'Saltlake Pools', 'Facebook', 'facebook.com/ExamplePools'),
  account('parks', 'Example Parks', 'Mastodon', '@parks@social.example'),
  account('city', 'City of Example', 'Bluesky', '@city.example'),
  account('libraries', 'Example Libraries', 'Facebook', 'facebook.com/ExampleLibraries'),
]
