import { boxPalette } from '@ag.ds-next/react/core'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { FilledTemplates } from '@secondlook/contract'
import { isWebAddress } from '../preview/preview-words.ts'

export type Became = FilledTemplates['posts'][number] & { readonly key: string; readonly about: string }

/** What became of each reply, with the way to it. */
export function WhatBecame({ all }: { readonly all: readonly Became[] }) {
  const begun = all.filter(({ id }) => id !== null)
  const approved = begun.filter(({ isApproved }) => isApproved).length
  const already = all.filter((one) => one.already !== null).length
  const refused = all.length - begun.length - already
  return (
    <PageAlert
      focusOnMount
      title={sayBecame([approved, begun.length - approved, already, refused])}
      tone={refused > 0 ? 'warning' : 'success'}
    >
      {refused > 0 && (
        <Text as="p">What was not begun stands below as you typed it, with why. Nothing went out of it.</Text>
      )}
      {already > 0 && (
        <Text as="p">
          What is answered already was not made a second time. It stands below, with the way to the reply that
          is there.
        </Text>
      )}
      {begun.length > 0 && (
        <ul aria-label="What became of them" css={listLook}>
          {begun.map(({ key, about, id, isApproved, says }) => (
            <li key={key}>
              <Text as="p" css={{ overflowWrap: 'anywhere' }}>
                To{' '}
                {isWebAddress(about) ? (
                  <TextLink href={about} rel="noopener noreferrer" target="_blank">
                    {about}
                  </TextLink>
                ) : (
                  about
                )}
              </Text>
              <Text as="p" color="muted" fontSize="sm">
                {says}
              </Text>
              <Text as="p" fontSize="sm">
                <TextLink href={`/posts/${id}`}>See this reply</TextLink>
                {!isApproved && (
                  <>
                    {' · '}
                    <TextLink href={`/posts/${id}/write`}>Write on, and ask for approval</TextLink>
                  </>
                )}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </PageAlert>
  )
}

function sayBecame([approved = 0, drafts = 0, already = 0, refused = 0]: readonly number[]): string {
  const said = [
    approved > 0 && `${approved} approved`,
    drafts > 0 && `${drafts} ${drafts === 1 ? 'draft' : 'drafts'} for approval`,
    already > 0 && `${already} answered already`,
    refused > 0 && `${refused} not begun`,
  ].filter((one) => one !== false)
  return said.join(', ')
}

const listLook = {
  ...{ display: 'grid', gap: '0.75rem', listStyle: 'none', margin: 0, padding: 0 },
  '& > li': { borderTop: `1px solid ${boxPalette.borderMuted}`, paddingTop: '0.5rem' },
} as const
