import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { CorrectionPlan } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { listOf } from '../../words/people.ts'
import { postKeys } from '../page/post-queries.ts'
import { BeginCorrection } from './correction-dialog.tsx'

const kindSays: Readonly<Record<CorrectionPlan['parts'][number]['kind'], string>> = {
  edit: 'The change in its place',
  reply: 'The answer underneath',
  post: 'The new post',
}

/** What corrects a post and what it corrects, and the way to begin a correction where it is out or was. */
export function CorrectPost({ post }: { readonly post: string }) {
  const found = useQuery({
    queryKey: [...postKeys.one(post), 'correction'],
    queryFn: () => api.correction(post),
  })
  const client = useQueryClient()
  const navigate = useNavigate()
  const [isAsking, setIsAsking] = useState(false)
  const begin = useMutation({
    mutationFn: () => api.beginCorrection(post),
    onSuccess: async (posts) => {
      await client.invalidateQueries({ queryKey: postKeys.one(post) })
      setIsAsking(false)
      const [only, ...others] = posts
      if (only && others.length === 0) await navigate({ to: `/posts/${only.id}/write` })
    },
  })
  if (found.data === undefined) return null
  const { parts, may, correctedBy, corrects } = found.data
  const begun = begin.data ?? []
  if (parts.length === 0 && corrects === null && correctedBy.length === 0) return null
  return (
    <Stack gap={0.5}>
      {corrects && (
        <Text as="p">
          It corrects <TextLink href={`/posts/${corrects.id}`}>{corrects.name}</TextLink>.
        </Text>
      )}
      {correctedBy.map((one) => (
        <Text as="p" key={one.post}>
          {one.isOut ? 'Corrected by' : 'A correction is being worked on:'}{' '}
          <TextLink href={`/posts/${one.post}`}>{one.title}</TextLink>.
        </Text>
      ))}
      {begun.length > 1 && (
        <ul css={listLook} role="status">
          {begun.map(({ id, kind, channels }) => (
            <li key={id}>
              <TextLink href={`/posts/${id}/write`}>
                {kindSays[kind]} on {listOf(channels.map(({ name }) => name))}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div>
          <Button
            onClick={() => {
              begin.reset()
              setIsAsking(true)
            }}
            size="sm"
            variant="secondary"
          >
            Correct this post
          </Button>
        </div>
      )}
      {isAsking && (
        <BeginCorrection
          error={begin.error}
          isBusy={begin.isPending}
          isMore={correctedBy.some(({ isOut }) => !isOut)}
          onBegin={() => begin.mutate()}
          onClose={() => setIsAsking(false)}
          parts={parts}
        />
      )}
    </Stack>
  )
}

const listLook = { display: 'grid', gap: '0.25rem', margin: 0, paddingLeft: '1.25rem' } as const
