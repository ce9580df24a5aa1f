import type { PostBody, PostCheck, PostFinding, PostProblem } from '@secondlook/contract'

type Rule = Pick<PostFinding, 'rule' | 'clause' | 'advice' | 'basis' | 'message' | 'remedy' | 'detector'> & {
  readonly word: RegExp
}

/** A few words stand for the whole policy: only the real server reads by it. */
const rules: readonly Rule[] = [
  {
    ...{ rule: 'trouble-at-work', clause: '8.2', advice: 'think', basis: 'judgement', word: /bullied/gi },
    message:
      'Something wrong at work? You have several safe ways to raise it, inside and outside your workplace.',
    ...{
      remedy: 'Whom to ask is one step away. We do not record that you looked.',
      detector: 'work-concern',
    },
  },
  {
    ...{
      rule: 'protective-marking',
      clause: '8.4a',
      advice: 'stop',
      basis: 'fact',
      word: /official: sensitive/gi,
    },
    ...{ message: 'This carries a protective marking.', detector: 'protective-marking' },
    remedy: 'Take out what is marked, or ask whoever may release it.',
  },
  {
    ...{ rule: 'unkind-words', clause: '7.4c', advice: 'ask', basis: 'judgement', word: /idiot/gi },
    ...{ message: 'This is hard on a person.', detector: 'insult' },
    remedy: 'Say what happened and leave out what you think of them.',
  },
  {
    ...{
      rule: 'figure-without-source',
      clause: '7.3e',
      advice: 'think',
      basis: 'judgement',
      word: /\d+ per cent/gi,
    },
    ...{ message: 'A figure without a source.', detector: 'unsupported-figure' },
    remedy: 'Add where it comes from, and who checked it.',
  },
]

/** Comes with a version alone: the same words whatever is behind it. */
const neutral: Rule = {
  ...{ rule: 'not-yet-announced', clause: '8.4b', advice: 'ask', basis: 'judgement', word: /tram/gi },
  ...{ message: 'This looks like government work that may not be public yet.', detector: 'initiative' },
  remedy: 'If it has been announced, link the announcement; if unsure, ask the media team.',
}

export function checkOf(body: PostBody, isVersion = false): PostCheck {
  const places: readonly (readonly [string, string, string | null])[] = [
    ['text', body.text, null],
    ...body.variants.flatMap(({ channel, text }) =>
      text === null ? [] : [[`variants.${channel}.text`, text, channel] as const],
    ),
    ...body.pictures.map(({ alt }, at) => [`pictures.${at}.alt`, alt, null] as const),
  ]
  const findings = places.flatMap(([field, text, channel]) =>
    [...rules, ...(isVersion ? [neutral] : [])].flatMap(({ word, ...rule }): PostFinding[] => {
      const spans = [...text.matchAll(word)].map(({ index, 0: found }) => ({
        ...{ in: field, from: index, to: index + found.length },
      }))
      return spans.length === 0
        ? []
        : [
            {
              ...{ ...rule, spans, key: `${rule.rule} ${field}`, channel },
              mayBeAnswered: rule.basis === 'judgement' && rule.rule !== neutral.rule,
            },
          ]
    }),
  )
  findings.push(...consentsMissing(body))
  const strength = ['stop', 'ask', 'think'] as const
  findings.sort((one, other) => strength.indexOf(one.advice) - strength.indexOf(other.advice))
  const isSensitive = /minister|health|court|\$\d/i.exec(body.text)
  return {
    ...{ advice: findings[0]?.advice ?? 'clear', findings, problems: [...problemsOf(body)] },
    needed: [
      {
        kind: 'fact-check',
        clause: '7.3e',
        say: 'Somebody looked up what is said as a fact.',
        met: areChecked(body),
      },
    ],
    proposedTier: isSensitive ? 'T2' : 'T1',
    tierBecause: [
      isSensitive
        ? `It is about something sensitive: “${isSensitive[0]}”.`
        : 'Nothing in it looks sensitive.',
      'Which content is sensitive is a local setting and not the text of the policy.',
    ],
    packs: [],
  }
}

/** Nobody here has a consent until one is named. */
const consentsMissing = ({ pictures }: PostBody): readonly PostFinding[] =>
  pictures.flatMap(({ people }) =>
    people
      .filter(({ name, consent }) => consent === null && name.trim() !== '')
      .map(({ name }) => ({
        ...{ rule: 'consent-does-not-hold', clause: '7.4b', advice: 'stop', basis: 'fact' },
        ...{ detector: 'media-consent', spans: [], channel: null, mayBeAnswered: false },
        key: `consent ${name}`,
        message: `The register has no consent of ${name}, who is shown in the picture.`,
        remedy: 'Ask them, tell them where it will appear, and have their answer recorded.',
        clearedBy: [
          {
            says: `A consent of ${name} in the register, named beside the picture.`,
            ...{ register: 'consents', entry: null, who: name, asset: null },
          },
        ],
      })),
  )

const areChecked = ({ sources }: PostBody): boolean | null =>
  sources.length === 0 ? null : sources.every(({ checkedBy }) => checkedBy !== null)

function problemsOf(body: PostBody): readonly PostProblem[] {
  const missing = (code: string, field: string, says: string): PostProblem => ({
    ...{ code, field, says, channel: null, isWarning: false },
  })
  return [
    ...(body.variants.length === 0
      ? [missing('channel-missing', 'variants', 'Choose at least one channel.')]
      : []),
    ...(body.tier === null
      ? [missing('tier-missing', 'tier', 'Say how much is at stake; we propose, and you set it.')]
      : []),
    ...(body.ai === null
      ? [missing('ai-missing', 'ai', 'Say what part AI had in it. None is an answer.')]
      : []),
    ...body.pictures.flatMap(({ alt }, at) =>
      alt.trim() === ''
        ? [
            missing(
              'alt-missing',
              `pictures.${at}.alt`,
              'Whoever cannot see this picture is told nothing. Describe it in a sentence or two.',
            ),
          ]
        : [],
    ),
  ]
}
