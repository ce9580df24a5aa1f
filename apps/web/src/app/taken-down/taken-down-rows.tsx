import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { TakenDownRow } from '@secondlook/contract'
import { OutsideLink } from '../shell/outside-link.tsx'
import { sayWhen, sayWho, sayWhy } from './taken-down-words.ts'

type TakenDownRowsProps = { readonly of: readonly TakenDownRow[]; readonly mayReceipt: boolean }

/** Each post that came down: where, when, who and why first; then its words, and what is left of it. */
export function TakenDownRows({ of: rows, mayReceipt }: TakenDownRowsProps) {
  return (
    <ol css={listLook}>
      {rows.map((row) => (
        <li css={rowLook} key={row.id}>
          <OneTakenDown mayReceipt={mayReceipt} of={row} />
        </li>
      ))}
    </ol>
  )
}

function OneTakenDown({ of: row, mayReceipt }: { readonly of: TakenDownRow; readonly mayReceipt: boolean }) {
  const { post, channel, platform, title, text, addresses, remains, correctedBy } = row
  const when = sayWhen(row)
  return (
    <Stack gap={0.5}>
      <H2 css={anywhereLook} fontSize="md">
        <TextLink href={`/posts/${post.id}`}>{post.name}</TextLink>
      </H2>
      <dl css={factsLook}>
        <dt>Channel</dt>
        <dd>{[channel.name, platform && `on ${platform}`].filter(Boolean).join(' ')}</dd>
        <dt>Went out</dt>
        <dd>{when.out}</dd>
        <dt>Came down</dt>
        <dd>{when.down}</dd>
        <dt>Who</dt>
        <dd>{sayWho(row)}</dd>
        <dt>Why</dt>
        <dd>{sayWhy(row)}</dd>
        <dt>What it said</dt>
        <dd css={{ whiteSpace: 'pre-line' }}>{[title, text].filter(Boolean).join('\n')}</dd>
        <dt>What remains</dt>
        <dd>{remains}</dd>
        {addresses.length > 0 && (
          <>
            <dt>Where it was</dt>
            <dd>
              {addresses.map((address) => (
                <div key={address}>
                  <OutsideLink address={address} />
                </div>
              ))}
            </dd>
          </>
        )}
        {correctedBy.length > 0 && (
          <>
            <dt>Corrected by</dt>
            <dd>
              {correctedBy.map((one) => (
                <div key={one.post}>
                  <TextLink href={`/posts/${one.post}`}>{one.title}</TextLink>
                  {one.isOut ? '' : ', which is not out yet'}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {mayReceipt && (
        <Text as="p" css={noPrint} fontSize="sm">
          <TextLink
            aria-label={`The receipt, to check without us: ${post.name}`}
            href={`/receipts/${post.id}`}
          >
            The receipt, to check without us
          </TextLink>
        </Text>
      )}
    </Stack>
  )
}

const noPrint = { '@media print': { display: 'none' } } as const
const line = `1px solid ${boxPalette.borderMuted}`
const anywhereLook = { overflowWrap: 'anywhere' } as const
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  padding: '1rem 0',
  '@media print': { breakInside: 'avoid' },
} as const
const factsLook = {
  color: boxPalette.foregroundText,
  display: 'grid',
  gap: '0.3rem 1rem',
  gridTemplateColumns: 'minmax(6rem, max-content) minmax(0, 1fr)',
  margin: 0,
  maxWidth: '52rem',
  '& dt': { color: boxPalette.foregroundMuted },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
} as const
