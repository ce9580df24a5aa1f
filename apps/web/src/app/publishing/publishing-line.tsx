import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { Note } from '../posts/page/note.tsx'
import { sayCount } from '../words/instant.ts'
import { listOf } from '../words/people.ts'
import { publishingQuery } from './publishing-queries.ts'

/** On home: that publishing is paused, or that something of mine does not go on by itself. Nothing otherwise. */
export function PublishingLine() {
  const now = useQuery(publishingQuery)
  // Whoever cannot see it now came for what waits and has it.
  if (now.data === undefined) return null
  const { pauses, needs } = now.data
  if (pauses.length === 0 && needs.length === 0) return null
  const paused =
    pauses.length === 0 ? undefined : `Publishing is paused: ${listOf(pauses.map(({ name }) => name))}`
  const waits =
    needs.length === 0
      ? undefined
      : `${sayCount(needs.length, 'post')} on your channels ${needs.length === 1 ? 'needs' : 'need'} somebody`
  return (
    <Note says={[paused, waits].filter(Boolean).join('. ')} tone={paused ? 'warning' : 'info'}>
      <Text as="p">
        <TextLink href="/publishing">Publishing now</TextLink>
      </Text>
    </Note>
  )
}
