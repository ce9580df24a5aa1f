import type { Measure, Problem, Shown } from '@secondlook/connectors'
import type { LookedUp, PostBody, PostProblem } from '@secondlook/contract'
import { type Channel, channelName } from '../../words/channels.ts'
import { firstLink, takesCard } from './card-link.ts'
import { type Connectors, contentOf } from './content-of.ts'

/** A post as one channel will have it. */
export type Form = {
  readonly channel: Channel
  readonly name: string
  readonly platform: string
  readonly isShared: boolean
  readonly takesTitle: 'none' | 'may' | 'must'
  readonly takesWarning: boolean
  /** Where the platform shows the card that it is given: the first link in the words, and what keeps one from being seen. */
  readonly card: { readonly link: string | undefined; readonly says: string | undefined } | undefined
  /** Whether something of it is looked up further than here: the card of a link, or whom a handle means. */
  readonly looksUp: boolean
  readonly measure: Measure
  readonly shown: Shown
  readonly problems: readonly (Pick<Problem, 'code' | 'says' | 'isWarning'> & { readonly field: string })[]
}

/** What the server alone can know is left to it. */
const isForServer = ({ where, code }: Problem): boolean =>
  ['mentions', 'account', 'card'].includes(where) || code === 'alt-missing' || /^pictures\.\d+$/.test(where)

const sayOfCard = (looked: readonly Problem[]): string | undefined =>
  looked.find(({ where }) => where === 'card')?.says

export function formsOf(
  body: PostBody,
  channels: readonly Channel[],
  connectors: Connectors,
  found?: LookedUp,
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
    const { platform, can } = connectors.catalogueEntry(channel.platform)
    const content = contentOf(body, channel.id, platform, found)
    const isPosted = body.kind === 'post' || body.kind === 'reply'
    const prepared = connectors.prepare(
      content,
      { platform, address: channel.handle, platformId: null },
      channel.id,
    )
    const looked = prepared.ok ? prepared.warnings : prepared.problems
    return {
      ...{
        channel,
        platform,
        card: takesCard(platform, connectors)
          ? { link: firstLink(body, channel, connectors), says: sayOfCard(looked) }
          : undefined,
        name: channelName(channel, chosen),
        takesTitle: can.title,
        takesWarning: can.warning,
      },
      looksUp:
        isPosted &&
        ((body.card ?? '') !== '' && can.cards !== 'none'
          ? true
          : connectors.handles(content.text, platform).length > 0),
      isShared: body.variants.find((one) => one.channel === channel.id)?.text === null,
      measure: connectors.measure(content, platform),
      shown: connectors.shown(content, platform),
      problems: looked
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
