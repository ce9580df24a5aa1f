import { domainToUnicode } from 'node:url'
import { platforms } from '@secondlook/contract'

/** An account, however it was written. */
export type Account = {
  /** The platform, or `web` where an address is all that is known. */
  readonly platform: string
  /** The server, where a platform has many. */
  readonly host: string | null
  readonly handle: string
  /** Why it cannot be an account, if it cannot. */
  readonly says?: string
}

type Platform = {
  readonly hosts: readonly string[]
  /** The parts of a path that name an account, or nothing. */
  readonly handleIn: (path: readonly string[], query: URLSearchParams) => string | undefined
  /** Whether a handle says its server, as `name@server` does. */
  readonly isFederated?: true
}

const first = ([one]: readonly string[]): string | undefined => one
const after =
  (...words: readonly string[]) =>
  ([one = '', two]: readonly string[]): string | undefined =>
    words.includes(one.toLowerCase()) ? two : undefined
const withAt = ([one = '']: readonly string[]): string | undefined =>
  one.startsWith('@') ? one.slice(1) : undefined

const known: Readonly<Record<string, Platform>> = {
  bluesky: { hosts: ['bsky.app'], handleIn: after('profile') },
  facebook: {
    hosts: ['facebook.com', 'fb.com', 'fb.me'],
    handleIn: (path, query) =>
      path[0] === 'profile.php'
        ? (query.get('id') ?? undefined)
        : path[0] === 'pages'
          ? path.at(-1)
          : path[0],
  },
  flickr: { hosts: ['flickr.com'], handleIn: after('photos', 'people') },
  github: { hosts: ['github.com'], handleIn: first },
  instagram: { hosts: ['instagram.com', 'instagr.am'], handleIn: first },
  linkedin: {
    hosts: ['linkedin.com'],
    handleIn: ([kind = '', name]) =>
      ['company', 'showcase', 'school', 'in'].includes(kind) && name ? `${kind}/${name}` : undefined,
  },
  mastodon: { hosts: [], handleIn: withAt, isFederated: true },
  pinterest: { hosts: ['pinterest.com', 'pinterest.com.au'], handleIn: first },
  reddit: {
    hosts: ['reddit.com'],
    handleIn: ([kind = '', name]) =>
      ['r', 'u', 'user'].includes(kind) && name ? `${kind[0]}/${name}` : undefined,
  },
  snapchat: { hosts: ['snapchat.com'], handleIn: after('add') },
  threads: { hosts: ['threads.net', 'threads.com'], handleIn: withAt },
  tiktok: { hosts: ['tiktok.com'], handleIn: withAt },
  x: { hosts: ['x.com', 'twitter.com'], handleIn: first },
  youtube: {
    hosts: ['youtube.com', 'youtu.be'],
    handleIn: (path) =>
      withAt(path) ??
      (['channel', 'c', 'user'].includes(path[0] ?? '') && path[1] ? `${path[0]}/${path[1]}` : path[0]),
  },
}

const names: Readonly<Record<string, string>> = {
  twitter: 'x',
  'x (twitter)': 'x',
  fb: 'facebook',
  meta: 'facebook',
}

const platformKey = (name: string): string => {
  const plain = name.trim().toLowerCase()
  return names[plain] ?? plain
}

/** A platform as it is called, however somebody wrote it; one that we do not know keeps the name it was given. */
export function platformName(name: string): string {
  const key = platformKey(name)
  return Object.entries(platforms).find(([one]) => one === key)?.[1] ?? name.trim()
}

/** The account that an address or handle on a platform names. */
export function accountOf(platform: string, address: string): Account {
  const key = platformKey(platform)
  const text = address.trim()
  const url = urlOf(text)
  if (url) return ofUrl(key, url)
  const bare = text.replace(/^@/, '')
  const [name = '', server, ...more] = bare.split('@')
  if (server !== undefined && more.length === 0)
    return { platform: key, host: host(server), handle: plain(name) }
  if (known[key]?.isFederated)
    return {
      platform: key,
      host: null,
      handle: plain(bare),
      says: 'Give its server too, such as @parks@social.example.',
    }
  if (/\s/.test(bare) || bare === '')
    return {
      platform: key,
      host: null,
      handle: plain(bare),
      says: 'A handle has no spaces; give the address instead.',
    }
  return { platform: key, host: null, handle: plain(bare) }
}

/**
 * The account behind text that somebody pasted. Where neither an address nor a word beside the handle says its
 * platform, that is empty.
 */
export function accountIn(text: string): Account {
  const pasted = text.trim().replace(/\s+/g, ' ')
  const url = urlOf(pasted)
  if (url) return ofUrl('', url)
  for (const pattern of withPlatform) {
    const { platform = '', handle = '' } = pattern.exec(pasted)?.groups ?? {}
    const key = platformKey(platform)
    if (handle !== '' && (key in known || plainly.has(key))) return accountOf(key, handle)
  }
  return accountOf(pasted.replace(/^@/, '').includes('@') ? 'mastodon' : '', pasted)
}

/** How people say the platform with a handle. */
const withPlatform = [
  /^(?<platform>[^:]+): ?(?<handle>\S+)$/,
  /^(?<handle>\S+) on (?<platform>.+)$/i,
  /^(?<handle>\S+) ?\((?<platform>.+)\)$/,
  /^(?<handle>\S+), (?<platform>.+)$/,
  /^(?<platform>.+?),? (?<handle>@\S+)$/,
]
/** Platforms that are known by name and not by an address of theirs. */
const plainly = new Set(['discourse', 'mediawiki', 'nextdoor', 'wordpress'])

/** The account on a known platform that the address of another site looks like, such as `faceb00k.com/act.parks`. */
export function pretendedBy({ platform, host: where, handle }: Account): Account | undefined {
  if (platform !== 'web' || where === null) return undefined
  const site = glanceOf(domainToUnicode(where))
  for (const { hosts } of Object.values(known))
    for (const one of hosts)
      if (one !== where && glanceOf(one) === site) return accountOf('', `https://${one}/${handle}`)
  return undefined
}

function urlOf(text: string): URL | undefined {
  const whole = /^https?:\/\//i.test(text)
    ? text
    : /^[\w-]+(\.[\w-]+)+\/\S/.test(text)
      ? `https://${text}`
      : undefined
  return whole !== undefined && URL.canParse(whole) ? new URL(whole) : undefined
}

const host = (name: string): string => name.toLowerCase().replace(/^(www|m|mobile|web|old|en|en-au|au)\./, '')

/** Two ports of one machine are two sites. */
const placeIn = ({ hostname, port }: URL): string => `${host(hostname)}${port === '' ? '' : `:${port}`}`

function ofUrl(named: string, url: URL): Account {
  const where = placeIn(url)
  const path = url.pathname.split('/').filter(Boolean).map(decoded)
  const [key, platform] =
    Object.entries(known).find(([, { hosts }]) => hosts.includes(where)) ??
    (known[named]?.isFederated || path[0]?.startsWith('@') ? ['mastodon', known['mastodon']] : [])
  const handle = platform?.handleIn(path, url.searchParams)
  if (key !== undefined && platform?.isFederated && handle !== undefined) {
    const [name = '', server] = handle.split('@')
    return { platform: 'mastodon', host: host(server ?? url.hostname), handle: plain(name) }
  }
  if (key !== undefined && handle !== undefined)
    return { platform: key, host: null, handle: plain(handle.replace(/^@/, '')) }
  const says = key === undefined ? {} : { says: 'This leads to the platform, not to an account on it.' }
  // A site of our own is known by where it is, whichever program it runs on.
  return { platform: key ?? 'web', host: where, handle: path.map(plain).join('/'), ...says }
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** One spelling for one account. */
export const sayAccount = ({ platform, host: where, handle }: Account): string =>
  where === null
    ? `${platform}:${handle}`
    : platform === 'web'
      ? `web:${where}/${handle}`
      : `${platform}:${handle}@${where}`

/** Letters that are taken for each other, and signs that are overlooked. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/[il1|!ı]/g, 'l'],
  [/[o0о]/g, 'o'],
  [/[5ѕ]/g, 's'],
  [/[аα]/g, 'a'],
  [/[еε]/g, 'e'],
  [/[сϲ]/g, 'c'],
  [/[рρ]/g, 'p'],
  [/[хχ]/g, 'x'],
  [/[уγ]/g, 'y'],
  [/[іι]/g, 'l'],
  [/8/g, 'b'],
]

/** What is left of a handle for somebody who only glances at it. */
export function glanceOf(handle: string): string {
  let text = plain(handle)
    .replace(/^(the|real|official)[_.-]|[_.-]?official$/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  for (const [letters, letter] of alike) text = text.replace(letters, letter)
  return text.replace(/[^\p{L}\p{N}/]/gu, '')
}

const siteOf = ({ host: where }: Account): string => {
  const [name = '', port = ''] = (where ?? '').split(':')
  return glanceOf(domainToUnicode(name)) + port
}

/** What is left of an account for somebody who only glances at it, on whatever platform it is. */
export const glanceAt = (account: Account): string =>
  account.platform === 'web' ? siteOf(account) : glanceOf(account.handle)

/** Whether two different accounts could be taken for each other. On a site of one's own, the address decides. */
export function looksLike(a: Account, b: Account): boolean {
  if (sayAccount(a) === sayAccount(b)) return false
  if (a.platform === 'web' || b.platform === 'web')
    return a.platform === b.platform && siteOf(a) === siteOf(b) && a.host !== b.host
  if (a.platform !== b.platform) return false
  // The same name on another server may be anybody's.
  const glances = [glanceOf(a.handle), glanceOf(b.handle)] as const
  return glances[0] === glances[1] && glances[0] !== ''
}
