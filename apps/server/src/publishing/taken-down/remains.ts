/** What stays where it is when a platform takes a post down, beside what everybody may have kept. */
const onPlatform: Readonly<Record<string, string>> = {
  mastodon: 'Other servers are asked to delete it and cannot be made to.',
  bluesky: 'Other services are told that it is deleted and may have copied it before.',
  mediawiki: 'The page keeps its earlier revisions, which whoever runs the wiki can read.',
  wordpress: 'It lies in the bin of the site until that is emptied.',
  discourse: 'Staff of the forum can still read it, and mails that were sent of it stay.',
}

const everywhere =
  'Copies may remain: what others saved, shared or quoted, and what search engines and archives hold.'

/** What is left of a post that came down, where nobody of ours can reach. */
export const sayRemains = (platform: string, left: string | null = null): string =>
  [left, left === null ? onPlatform[platform] : undefined, everywhere].filter(Boolean).join(' ')
