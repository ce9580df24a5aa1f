import type { Account, Media, Server, Status, Version } from './state.ts'
import { worded } from './words.ts'

const instant = (ms: number): string => new Date(ms).toISOString()

export const accountShape = (server: Server, account: Account): Readonly<Record<string, unknown>> => ({
  id: account.id,
  username: account.name,
  acct: account.server === undefined ? account.name : `${account.name}@${account.server}`,
  display_name: account.displayName,
  url: account.url,
  note: worded(account.note, server.address, () => undefined).html,
  ...(account.movedTo === undefined ? {} : { moved: { url: account.movedTo } }),
})

export const mediaShape = (
  server: Server,
  { id, description, type }: Media,
): Readonly<Record<string, unknown>> => ({
  id,
  type: 'image',
  url: `${server.address}/media/${id}.${type.split('/')[1] ?? 'bin'}`,
  description: description === '' ? null : description,
})

const wordsIn = (server: Server, { text }: Version) =>
  worded(text, server.address, (name, host) => server.accountNamed(name, host))

/** A post as whoever asks may see it. */
export function statusShape(
  server: Server,
  status: Status,
  asker: Account | undefined,
): Readonly<Record<string, unknown>> {
  const version = status.versions.at(-1) ?? { at: 0, text: '', warning: '', media: [] }
  const { html, mentions, tags } = wordsIn(server, version)
  return {
    id: status.id,
    created_at: instant(status.createdAt),
    edited_at: status.versions.length > 1 ? instant(version.at) : null,
    in_reply_to_id: status.repliesTo,
    language: status.language,
    uri: `${status.by.url}/${status.id}`,
    url: `${status.by.url}/${status.id}`,
    visibility: 'public',
    content: html,
    spoiler_text: version.warning,
    sensitive: version.warning !== '',
    reblog: null,
    application: { name: status.program, website: null },
    account: accountShape(server, status.by),
    media_attachments: version.media.map((media) => mediaShape(server, media)),
    mentions: mentions.map((one) => ({
      ...{ id: one.id, username: one.name, url: one.url },
      acct: one.server === undefined ? one.name : `${one.name}@${one.server}`,
    })),
    tags: tags.map((name) => ({ name, url: `${server.address}/tags/${encodeURIComponent(name)}` })),
    ...(asker === status.by ? { pinned: status.isPinned } : {}),
  }
}

export const historyShape = (server: Server, status: Status): readonly unknown[] =>
  status.versions.map((version) => ({
    content: wordsIn(server, version).html,
    spoiler_text: version.warning,
    created_at: instant(version.at),
    account: accountShape(server, status.by),
    media_attachments: version.media.map((media) => mediaShape(server, media)),
  }))
