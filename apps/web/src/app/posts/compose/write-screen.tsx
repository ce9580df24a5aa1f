import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Me } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '../../shell/loaded.tsx'
import { meQuery } from '../../shell/me.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Composer } from './composer.tsx'
import { useWriter } from './use-writer.ts'

/** Where a post is written. What is typed here is kept, whatever happens to the window or the connection. */
export function WriteScreen() {
  const { post } = useParams({ strict: false }) as { readonly post: string }
  const me = useQuery(meQuery)
  return (
    <Loaded of={me} what="the post">
      {(who) => <Writing key={`${who.person.id} ${post}`} me={who} post={post} />}
    </Loaded>
  )
}

function Writing({ me, post }: { readonly me: Me; readonly post: string }) {
  const { writer, seen } = useWriter(me.person.id, post)
  const title = seen.writing ? titleOf(seen.writing.typed) : 'Write a post'
  return (
    <Screen back={{ to: '/posts', says: 'Posts' }} title={title}>
      {seen.writing === undefined ? (
        seen.error ? (
          <ProblemAlert error={seen.error} onRetry={() => void writer.open()} />
        ) : (
          <Loaded
            of={{ data: undefined, isError: false, error: null, refetch: () => undefined }}
            what="the post"
          >
            {() => null}
          </Loaded>
        )
      ) : seen.mayEdit ? (
        <Composer me={me} post={post} seen={{ ...seen, writing: seen.writing }} writer={writer} />
      ) : (
        <Stack gap={0.5}>
          <Text as="p">{seen.whyNot ?? 'You may read this post and not change it.'}</Text>
          <Text as="p">
            <TextLink href={`/posts/${post}`}>Read the post</TextLink>
          </Text>
        </Stack>
      )}
    </Screen>
  )
}

const titleOf = ({ margin }: { readonly margin: { readonly title: string } }): string =>
  margin.title.trim() === '' ? 'Write a post' : margin.title.trim()
