import { randomBytes } from 'node:crypto'
import { hasPds } from './bluesky/pds.ts'
import { startDiscourseDouble } from './doubles/discourse/discourse-double.ts'
import { startFacebookDouble } from './doubles/facebook/facebook-double.ts'
import { startLinkedinDouble } from './doubles/linkedin/linkedin-double.ts'
import { startMastodonDouble } from './doubles/mastodon/mastodon-double.ts'
import type { Programme } from './doubles/misbehave.ts'
import { startProxy } from './doubles/proxy.ts'
import { startXDouble } from './doubles/x/x-double.ts'
import { hasMediaWiki } from './mediawiki/mediawiki.ts'
import { sharedMediaWiki, sharedPds, sharedWordPress } from './once.ts'
import { startPractice } from './practice/practice.ts'
import { hasWordPress } from './wordpress/wordpress.ts'

/** A platform with an account, behind something that misbehaves. */
export type Behind = {
  readonly at: string
  readonly signIn: {
    readonly platform: string
    readonly address: string
    readonly platformId?: string
    readonly user?: string
    readonly secret: string
  }
  /** Everything that the account has published, once for each time: by its title where there are titles. */
  readonly standing: () => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}
type Now = () => number
export type PlatformBehind = {
  readonly name: string
  readonly isThere: boolean
  /** Whether a post has a title there. */
  readonly isTitled: boolean
  readonly start: (programme: Programme, now: Now) => Promise<Behind>
}

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply, it expects to be there.
const ask = async (address: string): Promise<any> => await (await fetch(address)).json()
/** A name that no other test of this run has there. */
const newName = (): string => `behind-${randomBytes(4).toString('hex')}`

const bluesky = async (programme: Programme): Promise<Behind> => {
  const pds = await sharedPds()
  const { did, handle, password } = await pds.makeAccount(newName())
  const { address, stop } = await startProxy(pds.address, programme)
  const list = `${pds.address}/xrpc/com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=100`
  return {
    ...{ at: address, stop },
    signIn: { platform: 'bluesky', address: `@${handle}`, platformId: did, secret: password },
    standing: async () => (await ask(list)).records.map((one: { value: { text: string } }) => one.value.text),
  }
}

const wordpress = async (programme: Programme): Promise<Behind> => {
  const site = await sharedWordPress()
  const { id, user, applicationPassword } = await site.makeUser('editor')
  const { address, stop } = await startProxy(site.address, programme)
  const list = `${site.address}/wp-json/wp/v2/posts?author=${id}&per_page=100`
  return {
    ...{ at: address, stop },
    signIn: {
      ...{ platform: 'wordpress', address: `${site.address}/`, platformId: String(id) },
      ...{ user, secret: applicationPassword },
    },
    standing: async () => (await ask(list)).map((one: { title: { rendered: string } }) => one.title.rendered),
  }
}

const mediawiki = async (programme: Programme): Promise<Behind> => {
  const wiki = await sharedMediaWiki()
  const name = newName().replace('behind-', 'Behind ')
  const { botUser, botPassword } = await wiki.makeBotPassword(name)
  const { address, stop } = await startProxy(wiki.address, programme)
  const list = `${wiki.address}/api.php?action=query&format=json&list=usercontribs&uclimit=500&ucuser=${encodeURIComponent(name)}`
  return {
    ...{ at: address, stop },
    signIn: { platform: 'mediawiki', address: wiki.address, user: botUser, secret: botPassword },
    standing: async () => (await ask(list)).query.usercontribs.map((one: { title: string }) => one.title),
  }
}

const mastodon = async (programme: Programme, now: Now): Promise<Behind> => {
  const double = await startMastodonDouble({
    ...{ programme, now, requestsIn5Minutes: 100_000, fewIn30Minutes: 100_000 },
  })
  const { id, token } = double.makeAccount('parks')
  return {
    ...{ at: double.address, stop: () => double.stop() },
    signIn: { platform: 'mastodon', address: `${double.address}/@parks`, platformId: id, secret: token },
    standing: async () =>
      [...double.server.statuses.values()].map(({ versions }) => versions.at(-1)?.text ?? ''),
  }
}

const discourse = async (programme: Programme, now: Now): Promise<Behind> => {
  const double = await startDiscourseDouble({ programme, now, requestsInAMinute: 100_000 })
  const { id, key } = double.makeAccount('parks')
  return {
    ...{ at: double.address, stop: () => double.stop() },
    signIn: {
      ...{ platform: 'discourse', address: `${double.address}/u/parks`, platformId: id },
      ...{ user: 'parks', secret: key },
    },
    standing: async () => double.forum.topics.filter((one) => !one.isRemoved).map(({ title }) => title),
  }
}

const x = async (programme: Programme, now: Now): Promise<Behind> => {
  const double = await startXDouble({ programme, now, postsIn15Minutes: 100_000 })
  const { id, token } = double.makeAccount('parks')
  return {
    ...{ at: double.address, stop: () => double.stop() },
    signIn: { platform: 'x', address: `${double.address}/parks`, platformId: id, secret: token },
    standing: async () => [...double.timeline.tweets.values()].map(({ text }) => text),
  }
}

const facebook = async (programme: Programme, now: Now): Promise<Behind> => {
  const double = await startFacebookDouble({ programme, now, requestsInAnHour: 100_000 })
  const { id, token } = double.makePage('parks')
  return {
    ...{ at: double.address, stop: () => double.stop() },
    signIn: { platform: 'facebook', address: `${double.address}/parks`, platformId: id, secret: token },
    standing: async () => [...double.book.entries.values()].map(({ message }) => message),
  }
}

const linkedin = async (programme: Programme, now: Now): Promise<Behind> => {
  const double = await startLinkedinDouble({ programme, now, requestsInADay: 100_000 })
  const { id, token } = double.makeOrganization('parks')
  return {
    ...{ at: double.address, stop: () => double.stop() },
    signIn: {
      ...{ platform: 'linkedin', address: `${double.address}/company/parks`, platformId: id },
      secret: token,
    },
    standing: async () => [...double.network.shares.values()].map(({ commentary }) => commentary),
  }
}

const practice = async (programme: Programme, now: Now): Promise<Behind> => {
  const own = await startPractice({ folder: null, port: 0, programme, now })
  const { id, token } = own.makeAccount('pretend_trams')
  return {
    ...{ at: own.address, stop: () => own.stop() },
    signIn: { platform: 'practice', address: `${own.address}/@pretend_trams`, platformId: id, secret: token },
    standing: async () => own.network.kept.posts.map(({ versions }) => versions.at(-1)?.text ?? ''),
  }
}

/** Every platform that we talk to: as it is where it can be run, otherwise a double that says so. */
export const platformsBehind: readonly PlatformBehind[] = [
  { name: 'Bluesky', isThere: hasPds(), isTitled: false, start: bluesky },
  { name: 'WordPress', isThere: hasWordPress(), isTitled: true, start: wordpress },
  { name: 'MediaWiki', isThere: hasMediaWiki(), isTitled: true, start: mediawiki },
  { name: 'the double of Mastodon', isThere: true, isTitled: false, start: mastodon },
  { name: 'the double of Discourse', isThere: true, isTitled: true, start: discourse },
  { name: 'the double of X', isThere: true, isTitled: false, start: x },
  { name: 'the double of Facebook', isThere: true, isTitled: false, start: facebook },
  { name: 'the double of LinkedIn', isThere: true, isTitled: false, start: linkedin },
  { name: 'the practice platform', isThere: true, isTitled: false, start: practice },
]
