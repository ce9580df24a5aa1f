import { platforms } from '@secondlook/contract'
import { bluesky } from './bluesky/facts.ts'
import { byHand } from './by-hand/facts.ts'
import { discourse } from './discourse/facts.ts'
import { facebook } from './facebook/facts.ts'
import { linkedin } from './linkedin/facts.ts'
import { mastodon } from './mastodon/facts.ts'
import { mediawiki } from './mediawiki/facts.ts'
import { practice } from './practice/facts.ts'
import type { Facts } from './publisher.ts'
import { wordpress } from './wordpress/facts.ts'
import { x } from './x/facts.ts'

/** What is known of a platform, and which connector serves it. */
export type CatalogueEntry = Facts & {
  /** As the register of channels has it: `mastodon`. */
  readonly platform: string
  /** As people call it: `Mastodon`. */
  readonly name: string
  /** As it stands in a digest: `mastodon@1`. */
  readonly id: string
}

const connected: Readonly<Record<string, Facts>> = {
  bluesky,
  discourse,
  facebook,
  linkedin,
  mastodon,
  mediawiki,
  practice,
  wordpress,
  x,
}

const otherNames: Readonly<Record<string, string>> = { twitter: 'x', fb: 'facebook', meta: 'facebook' }

const plain = (name: string): string => name.trim().toLowerCase()

function keyOf(platform: string): string {
  const name = plain(platform)
  return (
    otherNames[name] ??
    Object.entries(platforms).find(([key, title]) => key === name || plain(title) === name)?.[0] ??
    name
  )
}

/** The entry of a platform, however somebody wrote its name. One without a connector is served by hand. */
export function catalogueEntry(platform: string): CatalogueEntry {
  const key = keyOf(platform)
  const name = Object.entries(platforms).find(([one]) => one === key)?.[1] ?? platform.trim()
  const facts = Object.hasOwn(connected, key) ? (connected[key] ?? byHand) : byHand
  return { ...facts, platform: key, name, id: `${facts.connector}@${facts.version}` }
}

/** Every platform that the register of channels knows by name. */
export const catalogue: readonly CatalogueEntry[] = Object.keys(platforms).map(catalogueEntry)
