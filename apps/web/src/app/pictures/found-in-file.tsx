import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { AddedMedia } from '@secondlook/contract'
import type { ReactNode } from 'react'
import { inOrder } from './picture-words.ts'

type FoundInFileProps = {
  readonly of: AddedMedia
  /** What is to do next, where that is somewhere else. */
  readonly children?: ReactNode
}

/** What the file told besides its picture: shown now, taken off, and kept nowhere. */
export function FoundInFile({ of: { media, found, alike }, children }: FoundInFileProps) {
  return (
    <PageAlert focusOnMount title={`${media.name} is added`} tone="success">
      <Stack gap={0.5}>
        {found.length === 0 ? (
          <Text as="p">Nothing else was hidden in the file, such as where it was taken.</Text>
        ) : (
          <>
            <Text as="p">
              The file told more than it shows. We took all of this off, and you see it here once:
            </Text>
            <dl css={listLook}>
              {inOrder(found).map(({ kind, says, value }) => (
                <div key={`${kind} ${says}`}>
                  <dt>{says}</dt>
                  {value !== null && <dd>{value}</dd>}
                </div>
              ))}
            </dl>
          </>
        )}
        {children}
        {alike.length > 0 && (
          <Text as="p">
            You added a picture before that looks the same: {alike.map(({ name }) => name).join(', ')}.
          </Text>
        )}
      </Stack>
    </PageAlert>
  )
}

const listLook = {
  margin: 0,
  paddingLeft: '1rem',
  overflowWrap: 'anywhere',
  '& > div': { display: 'list-item', listStyle: 'disc' },
  '& dt': { display: 'inline' },
  '& dd': { display: 'inline', margin: 0 },
  '& dd::before': { content: '": "' },
} as const
