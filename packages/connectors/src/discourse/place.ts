import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { textAt } from '../talk/talk.ts'

/** Where a forum is and what the account is called there; the service is `null` where the address does not say it. */
export function placeOf({ address }: Account): { readonly service: string | null; readonly name: string } {
  const text = address.trim()
  const [, service, name] = /^(https?:\/\/[^?#]+?)\/u\/([^/?#]+)/i.exec(text) ?? []
  return service !== undefined && name !== undefined
    ? { service, name }
    : { service: null, name: text.replace(/^@/, '').split('/').at(-1) ?? '' }
}

/** A post by its topic and its number there, such as `123/1`: what its address says, and what finds it again. */
export function idIn(post: Json | undefined): string | undefined {
  const [topic, number] = [textAt(post, 'topic_id'), textAt(post, 'post_number')]
  return topic === undefined || number === undefined || !/^\d+$/.test(topic) || !/^\d+$/.test(number)
    ? undefined
    : `${topic}/${number}`
}

export const addressOf = (account: Account, id: string): string =>
  `${placeOf(account).service ?? ''}/t/-/${id}`
export const topicOf = (id: string): string => id.split('/')[0] ?? ''

/** A topic and the number in it, the first where the address says none; the name of the topic may stand before. */
export function discourseIdAt(account: Account, address: string): string | undefined {
  const [, service, topic, number = '1'] =
    /^(https?:\/\/[^?#]+?)\/t\/(?:[^/?#]*[^/?#\d][^/?#]*\/)?(\d+)(?:\/(\d+))?\/?(?:[?#].*)?$/i.exec(
      address.trim(),
    ) ?? []
  return topic !== undefined && service === placeOf(account).service ? `${topic}/${number}` : undefined
}
