import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Capture } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { Loaded } from '../../shell/loaded.tsx'
import { sayCount, sayInstant } from '../../words/instant.ts'
import { postKeys } from '../page/post-queries.ts'

/** What was kept of a post as it stood on its channels; asked for when somebody opens it. */
export function Captures({ post }: { readonly post: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Fold label="What was kept of it as it stood there" onOpen={() => setIsOpen(true)}>
      {isOpen && <CaptureRows post={post} />}
    </Fold>
  )
}

function CaptureRows({ post }: { readonly post: string }) {
  const found = useQuery({
    queryKey: [...postKeys.one(post), 'captures'],
    queryFn: () => api.captures(post),
  })
  return (
    <Loaded of={found} what="what was kept">
      {(captures) =>
        captures.length === 0 ? (
          <Text as="p" css={{ maxWidth: '42rem' }}>
            Nothing was kept yet. Once it is out and was read back, what anybody could read there would be
            here as a file.
          </Text>
        ) : (
          <Stack gap={0.75}>
            <ol css={listLook}>
              {captures.map((capture) => (
                <li key={capture.id}>
                  <OneCapture of={capture} />
                </li>
              ))}
            </ol>
            <Text as="p" fontSize="sm">
              <TextLink href="/docs/guides/captures">What is in such a file, and how to open it</TextLink>
            </Text>
          </Stack>
        )
      }
    </Loaded>
  )
}

function OneCapture({ of: { at, answers, files, stamp, bytes } }: { readonly of: Capture }) {
  return (
    <>
      <Text as="p" fontWeight="bold">
        <time dateTime={at}>{sayInstant(at)}</time>
      </Text>
      <Text as="p">{sayKept(answers)}</Text>
      <Text as="p">
        {stamp.state === 'stamped'
          ? `Time-stamped ${sayInstant(stamp.at)} by ${stamp.authority}.`
          : stamp.says}
      </Text>
      {files && (
        <Text as="p">
          <TextLink
            aria-label={`Take it out as a file (WACZ, ${sayBytes(bytes)}), kept ${sayInstant(at)}`}
            download
            href={files.wacz}
          >
            Take it out as a file (WACZ, {sayBytes(bytes)})
          </TextLink>
        </Text>
      )}
    </>
  )
}

function sayKept(answers: Capture['answers']): string {
  if (answers === null) return 'What was kept has been disposed of. Its record says when and why.'
  const strangers = answers.filter(({ as }) => as === 'stranger').length
  const pages = sayCount(answers.length, 'answer')
  return strangers === answers.length
    ? `${pages} of the platform, as anybody reads it.`
    : `${pages} of the platform, ${strangers} as anybody reads it.`
}

const sayBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${Math.round(bytes / 100_000) / 10} MB`

const listLook = {
  borderLeft: `2px solid ${boxPalette.borderMuted}`,
  ...{ display: 'grid', gap: '0.75rem', listStyle: 'none', margin: 0, padding: '0 0 0 1rem' },
  overflowWrap: 'anywhere',
} as const
