import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { ClearedBy, PostFinding } from '@secondlook/contract'
import { type Permission, permissionPath, permissionWords } from '../words/permissions.ts'

type Finding = Pick<PostFinding, 'detector' | 'channel' | 'clearedBy'>

/** Which permission clears what a detector found. */
const permissions: Readonly<Record<string, Permission>> = {
  ...{ logo: 'logo', 'media-consent': 'consent', identification: 'consent', 'private-fact': 'consent' },
  ...{ 'protective-marking': 'release', 'confidential-wording': 'release' },
  ...{ 'unannounced-work': 'release', initiative: 'release', attribution: 'copyright' },
}

/** What would clear a finding: each entry of a register that is known, and the permission that can be asked for. */
export function WhatClears({ finding }: { readonly finding: Finding }) {
  const known = finding.clearedBy ?? []
  const asks = asksOf(finding, known)
  if (known.length === 0 && asks.length === 0) return null
  return (
    <div css={{ display: 'grid', gap: '0.5rem' }}>
      {known.map((one) => (
        <Text as="p" key={`${one.entry} ${one.says}`}>
          <strong>What clears it:</strong> {one.says}{' '}
          <TextLink href={entryPath(one)} rel="noopener" target="_blank">
            {one.entry === null ? 'Look in the register' : 'See the entry'} (opens in a new tab)
          </TextLink>
        </Text>
      ))}
      {asks.map(({ path, says }) => (
        <Text key={path}>
          <TextLink href={path} rel="noopener" target="_blank">
            {says} (opens in a new tab)
          </TextLink>
        </Text>
      ))}
    </div>
  )
}

/** Where the register has it: the entry, or what there is of whom or what it is about. */
export function entryPath({ register, entry, who, asset }: ClearedBy): string {
  if (entry !== null) return `/registers/${register}/${encodeURIComponent(entry)}`
  if (register === 'consents' && who !== null)
    return `/registers/consents?${new URLSearchParams({ search: who })}`
  return asset === null ? `/registers/${register}` : `/registers/assets/${encodeURIComponent(asset)}`
}

/** The requests that would bring what is missing about, with what is known filled in. */
export function asksOf(
  { detector, channel }: Finding,
  known: readonly ClearedBy[],
): readonly { readonly path: string; readonly says: string }[] {
  const kind = permissions[detector]
  if (kind === undefined) return []
  const of = known.filter(({ register }) => register !== 'assets' || kind === 'copyright')
  if (known.length === 0) return [{ path: permissionPath(kind), says: permissionWords[kind] }]
  return of.map(({ who, asset }) => ({
    path: permissionPath(kind, { who, asset, channels: channel }),
    says: who === null ? permissionWords[kind] : `Ask for consent to show ${who}`,
  }))
}
