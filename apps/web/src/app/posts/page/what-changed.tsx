import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PostChanges, PostPage } from '@secondlook/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { WordRuns } from '../../differences/word-runs.tsx'
import { pictureAt } from '../../pictures/picture-words.ts'
import { Loaded } from '../../shell/loaded.tsx'
import { saySoon } from '../../words/instant.ts'
import { comparedFirst } from './answering.ts'
import { postKeys } from './post-queries.ts'

/** What differs between two versions: words in their place, pictures side by side. Any two can be chosen. */
export function WhatChanged({ page }: { readonly page: PostPage }) {
  const last = page.version?.number ?? 1
  const [chosen, setChosen] = useState<{ readonly from: number; readonly to: number }>()
  const first = comparedFirst(page)
  const { from, to } = chosen ?? { from: first ?? last, to: last }
  const changes = useChanges(page.id, from, to)
  if (first === undefined) return null
  return (
    <Stack as="section" gap={0.75} id="what-changed">
      <H2 fontSize="lg">What changed since version {from}</H2>
      <Loaded of={changes} what="what changed">
        {(of) => <ChangedFields of={of} />}
      </Loaded>
      {page.versions.length > 2 && (
        <Fold label="Compare other versions">
          <div css={choiceLook}>
            {(['from', 'to'] as const).map((end) => (
              <Select
                hideOptionalLabel
                key={end}
                label={end === 'from' ? 'Before' : 'After'}
                onChange={({ target }) => setChosen({ from, to, [end]: Number(target.value) })}
                options={page.versions.map(({ number, savedAt, savedBy }) => ({
                  value: String(number),
                  label: `Version ${number}, ${saySoon(savedAt, new Date().toISOString())}${savedBy ? `, ${savedBy.name}` : ''}`,
                }))}
                value={String(end === 'from' ? from : to)}
              />
            ))}
          </div>
        </Fold>
      )}
    </Stack>
  )
}

export const useChanges = (post: string, from: number, to: number) =>
  useQuery({
    queryKey: [...postKeys.one(post), 'changes', from, to],
    queryFn: () => api.postChanges(post, from, to),
    enabled: from !== to,
    ...{ staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData },
  })

/** Every field that differs, whole, with what went and what came marked in it. */
export function ChangedFields({ of: { fields } }: { readonly of: PostChanges }) {
  if (fields.length === 0) return <Text as="p">Nothing that the public sees differs between the two.</Text>
  return (
    <Stack gap={1}>
      {fields.map(({ field, label, runs, pictures }) => (
        <div css={fieldLook} key={field}>
          <Text as="p" color="muted" fontSize="sm">
            {label}
          </Text>
          {runs.length > 0 && <WordRuns of={runs} />}
          {pictures && (
            <div css={besideLook}>
              {(['before', 'after'] as const).map((end) => (
                <div key={end}>
                  <Text as="p" fontSize="sm" fontWeight="bold">
                    {end === 'before' ? 'Before' : 'Now'}
                  </Text>
                  {pictures[end].length === 0 ? (
                    <Text as="p">No picture</Text>
                  ) : (
                    pictures[end].map((media) => (
                      <img
                        alt=""
                        css={pictureLook}
                        key={media}
                        loading="lazy"
                        src={pictureAt(media, '400')}
                      />
                    ))
                  )}
                </div>
              ))}
            </div>
          )}
        </div>
      ))}
    </Stack>
  )
}

const fieldLook = { borderLeft: `4px solid ${boxPalette.borderMuted}`, paddingLeft: '0.75rem' } as const
const besideLook = {
  ...{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', maxWidth: '34rem' },
} as const
const pictureLook = { display: 'block', maxWidth: '100%', marginTop: '0.25rem' } as const
const choiceLook = { display: 'flex', flexWrap: 'wrap', gap: '1rem' } as const
