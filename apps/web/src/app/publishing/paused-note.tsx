import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { Note } from '../posts/page/note.tsx'
import { listOf } from '../words/people.ts'
import { pausesOver } from './paused-for.ts'
import { publishingQuery } from './publishing-queries.ts'

/** Before somebody approves: that it would not go out now, because publishing is paused. */
export function PausedNote({ of: version }: { readonly of: NonNullable<PostPage['version']> }) {
  const now = useQuery(publishingQuery)
  const over = pausesOver(now.data?.pauses ?? [], version.variants)
  if (over.length === 0) return null
  return (
    <Note says={`Publishing is paused: ${listOf(over.map(({ name }) => name))}`} tone="info">
      <Text as="p">
        You can approve it. It goes out once <TextLink href="/publishing">publishing goes on</TextLink> and
        somebody lets it go.
      </Text>
    </Note>
  )
}
