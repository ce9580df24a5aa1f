import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { StatusBadge } from '@ag.ds-next/react/status-badge'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { CommentPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '../shell/loaded.tsx'
import { OutsideLink } from '../shell/outside-link.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'
import { CommentDeeds } from './comment-deeds.tsx'
import { commentQuery } from './comment-queries.ts'
import { CommentStory } from './comment-story.tsx'
import { sayStanding } from './comment-words.ts'
import { FoldedWords } from './folded-words.tsx'

const back = { to: '/comments', says: 'Comments under posts' }

/** One comment: what may be done to it and why not, the words, folded, and what was done. */
export function CommentScreen() {
  const { comment } = useParams({ strict: false }) as { readonly comment: string }
  const found = useQuery(commentQuery(comment))
  return (
    <Screen back={back} key={comment} lead={found.data && <Lead of={found.data} />} title="A comment">
      <Loaded of={found} what="the comment">
        {(page) => (
          <>
            <FoldedWords of={page} />
            <CommentDeeds of={page} />
            <CommentStory of={page} />
            <Where of={page} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Lead({ of: page }: { readonly of: CommentPage }) {
  return (
    <span css={leadLook}>
      <StatusBadge label={sayStanding(page)} tone={page.waitsForLook ? 'warningLow' : 'infoLow'} />
      <Text color="muted" fontSize="sm">
        Under <TextLink href={`/posts/${page.post.id}`}>{page.post.title}</TextLink> · {page.channel.name} on{' '}
        {page.platform} · said {sayInstant(page.at)}
        {page.isChanged && ' · its words were changed since'}
      </Text>
    </span>
  )
}

function Where({ of: { address, channel, forgottenAt } }: { readonly of: CommentPage }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">Where it is</H2>
      {address !== '' && (
        <Text as="p">
          <OutsideLink address={address} />
        </Text>
      )}
      <Text as="p">
        <TextLink href={`/house-rules/${channel.id}`}>What everybody can read about comments here</TextLink>
      </Text>
      <Text as="p" color="muted" css={{ maxWidth: '42rem' }} fontSize="sm">
        Whoever wrote it is a stranger, and nothing here looks whether they work for us. What is kept of it
        here is forgotten on {sayInstant(forgottenAt)}.
      </Text>
    </Stack>
  )
}

const leadLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.25rem 0.75rem' } as const
