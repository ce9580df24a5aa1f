import { sharedMediaWiki, sharedPds, sharedWordPress } from '../../../../platforms/once.ts'

/** An account of its own on a real platform, and what stands there. */
export type Ground = {
  readonly platform: 'bluesky' | 'wordpress' | 'mediawiki'
  readonly address: string
  readonly platformId: string | null
  readonly service: string
  readonly user: string | null
  readonly secret: string
  /** Where a post is written in parts there. */
  readonly hasThreads: boolean
  readonly hasTitles: boolean
  /** How often each of these words stands in what the account has published. */
  countOf(words: readonly string[]): Promise<ReadonlyMap<string, number>>
}

// The register of channels takes no two addresses that could be taken for each other.
const names = [
  ...['ainslie', 'braddon', 'charnwood', 'deakin', 'evatt', 'florey', 'giralang', 'hackett', 'isaacs'],
  ...['kambah', 'lyneham', 'mawson', 'ngunnawal', 'oxley', 'pialligo', 'rivett', 'scullin', 'theodore'],
  ...['weetangera', 'yarralumla'],
]
let accounts = 0
const another = (): string => {
  const name = names[accounts++]
  if (name === undefined) throw new Error('there are no more names for accounts')
  return `${name}-kills`
}

const counted = (words: readonly string[], texts: readonly string[]): ReadonlyMap<string, number> =>
  new Map(words.map((word) => [word, texts.filter((text) => text.includes(word)).length]))

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply, it expects to be there.
const ask = async (address: string): Promise<any> => {
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`)
  return await reply.json()
}

async function blueskyGround(): Promise<Ground> {
  const pds = await sharedPds()
  const { did, handle, password } = await pds.makeAccount(another())
  return {
    ...{ platform: 'bluesky', address: `@${handle}`, platformId: did, service: pds.address },
    ...{ user: null, secret: password, hasThreads: true, hasTitles: false },
    countOf: async (words) => {
      const texts: string[] = []
      for (let cursor = ''; ; ) {
        const more = cursor === '' ? '' : `&cursor=${cursor}`
        const page = await ask(
          `${pds.address}/xrpc/com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=100${more}`,
        )
        for (const { value } of page.records) texts.push(value.text)
        if (page.cursor === undefined || page.records.length === 0) return counted(words, texts)
        cursor = page.cursor
      }
    },
  }
}

async function wordpressGround(): Promise<Ground> {
  const { address, makeUser } = await sharedWordPress()
  const { user, applicationPassword, id } = await makeUser('editor')
  return {
    ...{
      platform: 'wordpress',
      address: `${address}/${another()}`,
      platformId: String(id),
      service: address,
    },
    ...{ user, secret: applicationPassword, hasThreads: false, hasTitles: true },
    countOf: async (words) => {
      const texts: string[] = []
      const listed = `${address}/wp-json/wp/v2/posts?author=${id}&per_page=100`
      // A page after the last is refused, also where the last one is full.
      const pages = Number((await fetch(listed)).headers.get('x-wp-totalpages'))
      for (let page = 1; page <= pages; page++)
        for (const { content } of await ask(`${listed}&page=${page}`)) texts.push(content.rendered)
      return counted(words, texts)
    },
  }
}

async function mediawikiGround(): Promise<Ground> {
  const { address, makeBotPassword } = await sharedMediaWiki()
  const { botUser, botPassword } = await makeBotPassword(`Kill ${another()}`)
  const name = botUser.split('@')[0] ?? ''
  return {
    ...{
      platform: 'mediawiki',
      address: `${address}/wiki/User:${name.replaceAll(' ', '_')}`,
      platformId: null,
    },
    ...{ service: address, user: botUser, secret: botPassword, hasThreads: false, hasTitles: true },
    countOf: async (words) => {
      const titles: string[] = []
      for (let more = ''; ; ) {
        const { query, continue: next } = await ask(
          `${address}/api.php?action=query&format=json&list=usercontribs&uclimit=500&ucuser=${encodeURIComponent(name)}${more}`,
        )
        // Each change to a page is one, so that a page that was written twice is counted twice.
        for (const { title } of query.usercontribs) titles.push(title)
        if (next === undefined) return counted(words, titles)
        more = `&uccontinue=${encodeURIComponent(next.uccontinue)}`
      }
    },
  }
}

export const grounds = {
  bluesky: blueskyGround,
  wordpress: wordpressGround,
  mediawiki: mediawikiGround,
} as const
