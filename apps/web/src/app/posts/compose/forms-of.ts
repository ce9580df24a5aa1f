import type { Content, Measure, Problem, Shown } from '@secondlook/connectors'
import type { PostBody, PostProblem } from '@secondlook/contract'
import { type Channel, channelName } from '../../words/channels.ts'
import { textFor } from './work.ts'

/** What of the connectors is used while somebody writes; fetched when it is needed. */
export type Connectors = Pick<
  typeof import('@secondlook/connectors'),
  'catalogueEntry' | 'measure' | 'prepare' | 'shown'
>

/** A post as one channel will have it. */
export type Form = {
  readonly channel: Channel
  readonly name: string
  readonly platform: string
  readonly isShared: boolean
  readonly takesTitle: 'none' | 'may' | 'must'
  readonly takesWarning: boolean
  readonly measure: Measure
  readonly shown: Shown
  readonly problems: readonly (Pick<Problem, 'code' | 'says' | 'isWarning'> & { readonly field: string })[]
}

const hostOf = (address: string): string => {
  try {
    return new URL(address).host
  } catch {
    return address
  }
}

/** What a connector is handed. Who is mentioned and what a link shows is looked up when a version is saved. */
function contentOf(body: PostBody, channel: string): Content {
  const variant = body.variants.find((one) => one.channel === channel)
  return {
    ...{ kind: body.kind, language: 'en-AU', text: textFor(body, channel), mentions: {}, tags: [] },
    ...(variant?.title && { title: variant.title }),
    ...(variant?.warning && { warning: variant.warning }),
    ...(variant?.about && { about: variant.about }),
    ...(body.card && { card: { url: body.card, title: hostOf(body.card), description: '' } }),
    pictures: body.pictures.map(({ media, alt, credit }) => ({
      ...{ digest: media, kind: 'jpeg', width: 1200, height: 800, bytes: 200_000, alt },
      ...(credit && { credit }),
    })),
  }
}

/** What the server alone can know is left to it. */
const isForServer = ({ where, code }: Problem): boolean =>
  ['mentions', 'account', 'card'].includes(where) || code === 'alt-missing' || /^pictures\.\d+$/.test(where)

export function formsOf(
  body: PostBody,
  channels: readonly Channel[],
  connectors: Connectors,
): readonly Form[] {
  const chosen = body.variants.map(
    ({ channel }) =>
      channels.find(({ id }) => id === channel) ?? {
        id: channel,
        name: '',
        platform: 'A channel',
        handle: 'that is not open to you',
      },
  )
  return chosen.map((channel) => {
    const content = contentOf(body, channel.id)
    const { platform, can } = connectors.catalogueEntry(channel.platform)
    const prepared = connectors.prepare(
      content,
      { platform, address: channel.handle, platformId: null },
      channel.id,
    )
    return {
      ...{
        channel,
        platform,
        name: channelName(channel, chosen),
        takesTitle: can.title,
        takesWarning: can.warning,
      },
      isShared: body.variants.find((one) => one.channel === channel.id)?.text === null,
      measure: connectors.measure(content, platform),
      shown: connectors.shown(content, platform),
      problems: (prepared.ok ? prepared.warnings : prepared.problems)
        .filter((one) => !isForServer(one))
        .map(({ code, says, isWarning, where }) => ({ code, says, isWarning, field: where })),
    }
  })
}

/** What the server says beside what is seen here at once; of a text that has changed since, it may say what is over. */
export const fromServer = (
  problems: readonly PostProblem[],
  forms: readonly Form[],
): readonly PostProblem[] => {
  const seen = new Set(forms.flatMap((form) => form.problems.map(({ says }) => says)))
  const codes = new Set([
    'too-long',
    'empty-part',
    'no-thread',
    'nothing-to-say',
    'title-missing',
    'about-missing',
    'warning-not-shown',
    'title-not-shown',
    'alt-too-long',
  ])
  return problems.filter(({ says, code }) => !seen.has(says) && !codes.has(code))
}

/** What a tab says of its channel, the most pressing first; nothing where all is well. */
export function tabSays({ measure, problems }: Form): string | undefined {
  const { used, limit, says } = measure
  if (limit !== null && used > limit) return says
  const [first, ...more] = problems.filter(({ isWarning, code }) => !isWarning && code !== 'nothing-to-say')
  if (first === undefined) return undefined
  const short: Readonly<Record<string, string>> = {
    ...{
      'title-missing': 'needs a title',
      'about-missing': 'needs an address',
      'kind-not-here': 'not possible here',
    },
    ...{
      'too-many-pictures': 'too many pictures',
      'no-thread': 'cannot be a thread',
      'empty-part': 'an empty part',
    },
    ...{ 'about-not-a-post': 'another address', 'alt-too-long': 'a description is too long' },
  }
  return more.length > 0 ? `${more.length + 1} things missing` : (short[first.code] ?? '1 thing missing')
}
