import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { type RegisterRow, registerOf } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayCount } from '../words/instant.ts'
import { AttentionItems } from './attention-items.tsx'
import { registerGroups } from './register-groups.ts'
import { attentionQuery, registersQuery } from './register-queries.ts'

/** What needs attention over all registers, and then the registers themselves. */
export function RegistersScreen() {
  const rows = useQuery(registersQuery)
  const attention = useQuery(attentionQuery())
  return (
    <Screen title="Registers">
      <Loaded of={attention} what="what needs attention">
        {(of) =>
          of.items.length === 0 ? (
            <Text as="p" css={{ maxWidth: '42rem' }}>
              Nothing needs attention. What is about to end or to be looked at again would be here.{' '}
              <TextLink href="/docs/guides/keep-the-registers">What the registers are for</TextLink>
            </Text>
          ) : (
            <Stack as="section" gap={0.5}>
              <H2 fontSize="md">Needs attention</H2>
              <AttentionItems namesRegister of={of} />
            </Stack>
          )
        }
      </Loaded>
      <Loaded of={rows} what="the registers">
        {(registers) => <Groups registers={registers} />}
      </Loaded>
    </Screen>
  )
}

function Groups({ registers }: { readonly registers: readonly RegisterRow[] }) {
  const groups = registerGroups.flatMap(({ title, registers: names }) => {
    const rows = names.flatMap((name) => {
      const row = registers.find((one) => one.name === name)
      return row ? [{ ...row, of: registerOf(name) }] : []
    })
    return rows.length === 0 ? [] : [{ title, rows }]
  })
  return (
    <div css={groupsLook}>
      {groups.map(({ title, rows }) => (
        <Stack as="section" gap={0.25} key={title}>
          <H2 fontSize="md">{title}</H2>
          <ul css={listLook}>
            {rows.map(({ name, entries, needsAttention, of }) => (
              <li css={rowLook} key={name}>
                <Text as="p">
                  <TextLink href={`/registers/${name}`}>{of.title}</TextLink>{' '}
                  <Text color="muted" fontSize="sm">
                    {sayEntries(entries)}
                    {needsAttention > 0 && (
                      <strong>
                        , {needsAttention === 1 ? '1 needs' : `${needsAttention} need`} attention
                      </strong>
                    )}
                  </Text>
                </Text>
                <Text as="p" color="muted" fontSize="sm">
                  {of.says}
                </Text>
              </li>
            ))}
          </ul>
        </Stack>
      ))}
    </div>
  )
}

const sayEntries = (entries: number): string =>
  entries === 0 ? 'nothing yet' : sayCount(entries, 'entry', 'entries')

const groupsLook = {
  display: 'grid',
  gap: '1.5rem 3rem',
  [tokens.mediaQuery.min.md]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
} as const
const listLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const
const rowLook = { borderBottom: `1px solid ${boxPalette.borderMuted}`, padding: '0.6rem 0' } as const
