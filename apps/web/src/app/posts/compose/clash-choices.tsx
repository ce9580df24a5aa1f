import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2, H3 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { sayField, sayValue } from './compose-words.ts'
import type { Side, Writing } from './sending.ts'
import { fieldOf } from './work.ts'

type ClashChoicesProps = {
  readonly writing: Writing
  readonly nameOf: (channel: string) => string
  readonly onChoose: (field: string, side: Side) => void
}

/** What two people changed in the same place: both side by side, and nothing goes until somebody has chosen. */
export function ClashChoices({ writing, nameOf, onChoose }: ClashChoicesProps) {
  if (writing.open.length === 0) return null
  return (
    <section aria-label="Changed by two people" css={boxLook} role="alert">
      <Stack gap={1}>
        <H2 fontSize="md">You both changed the same words</H2>
        {writing.open.map(({ field, by }) => {
          const [mine, theirs] = [fieldOf(writing.typed, field), fieldOf(writing.known.work, field)]
          const name = by?.name ?? 'Somebody'
          const canBoth = typeof mine === 'string' && typeof theirs === 'string' && field !== 'tier'
          return (
            <Stack gap={0.75} key={field}>
              <Text as="p">
                {name} changed {sayField(field, nameOf)} while you did. Yours is kept on this device and
                stands in the field; choose which stays.
              </Text>
              <div css={sidesLook}>
                <Words says={sayValue(field, mine)} title="Yours" />
                <Words says={sayValue(field, theirs)} title={`By ${name}`} />
              </div>
              <ButtonGroup>
                <Button onClick={() => onChoose(field, 'mine')} size="sm" variant="secondary">
                  Keep mine
                </Button>
                <Button onClick={() => onChoose(field, 'theirs')} size="sm" variant="secondary">
                  Keep theirs
                </Button>
                {canBoth && (
                  <Button onClick={() => onChoose(field, 'both')} size="sm" variant="secondary">
                    Keep both
                  </Button>
                )}
              </ButtonGroup>
            </Stack>
          )
        })}
      </Stack>
    </section>
  )
}

function Words({ title, says }: { readonly title: string; readonly says: string }) {
  return (
    <div>
      <H3 fontSize="sm">{title}</H3>
      <div css={wordsLook}>{says}</div>
    </div>
  )
}

const boxLook = {
  background: boxPalette.systemInfoMuted,
  borderLeft: `6px solid ${boxPalette.systemInfo}`,
  borderRadius: 4,
  padding: '1rem',
} as const
const sidesLook = {
  display: 'grid',
  gap: '0.75rem',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '1fr 1fr' },
} as const
const wordsLook = {
  ...{ background: boxPalette.backgroundBody, border: `1px solid ${boxPalette.border}`, borderRadius: 4 },
  marginTop: '0.25rem',
  overflowWrap: 'anywhere',
  padding: '0.6rem 0.75rem',
  whiteSpace: 'pre-wrap',
  color: boxPalette.foregroundText,
} as const
