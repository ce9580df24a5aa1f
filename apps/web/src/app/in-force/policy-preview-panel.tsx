import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PolicyPreview } from '@secondlook/contract'
import { useEffect, useRef } from 'react'
import { bulleted } from '../../bulleted.ts'
import { Fold } from '../../fold.tsx'
import { sayCount, sayFigure, sayInstant } from '../words/instant.ts'
import { adviceWords, sayPlace } from './policy-words.ts'

/** What a version would change: what it takes the place of, and which of the packs' own posts get another answer. */
export function PolicyPreviewPanel({ preview }: { readonly preview: PolicyPreview }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { from, replaces, cases, changed, examples } = preview
  return (
    <Stack as="section" css={panelLook} gap={0.75}>
      <H2 css={{ '&:focus': { outline: 'none' } }} fontSize="md" ref={heading} tabIndex={-1}>
        {cases === 0
          ? 'There is nothing to compare it with'
          : `${sayFigure(changed)} of ${sayCount(cases, 'example post')} would get another answer`}
      </H2>
      <Text as="p">
        It would begin on {sayInstant(from)}, and whoever it binds would be asked to read it.
      </Text>
      {replaces.map(({ id, title, version, unit }) => (
        <Text as="p" key={id}>
          In its place ends: {title}, version {version}, for {sayPlace(unit)}.
        </Text>
      ))}
      {cases === 0 && <Text as="p">No policy is in force then, so every answer would be a new one.</Text>}
      {examples.length > 0 && (
        <Fold label={changed > examples.length ? `The first ${examples.length} of them` : 'Which they are'}>
          <ul css={{ ...bulleted, gap: '0.75rem' }}>
            {examples.map((one) => (
              <li key={one.name}>
                <Text as="p">{one.name}</Text>
                <Text as="p" color="muted" fontSize="sm">
                  “{one.text}”
                </Text>
                <Text as="p" color="muted" fontSize="sm">
                  {one.from === one.to
                    ? `Still: ${adviceWords[one.from]}, for other reasons`
                    : `${adviceWords[one.from]} → ${adviceWords[one.to]}`}{' '}
                  ({one.by.join(', ')}).
                </Text>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Stack>
  )
}

const panelLook = {
  borderLeft: `4px solid ${boxPalette.borderMuted}`,
  maxWidth: '42rem',
  paddingLeft: '0.75rem',
} as const
