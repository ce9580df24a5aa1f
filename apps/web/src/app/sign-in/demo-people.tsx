import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'

type DemoPeopleProps = {
  readonly isBusy: boolean
  readonly onChoose: (person: string) => void
}

/** The demonstration's people, by what they can do. */
export function DemoPeople({ isBusy, onChoose }: DemoPeopleProps) {
  const people = useQuery({ queryKey: ['demo-people'], queryFn: api.demoPeople })
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">Sign in as one of these invented people</H2>
      <Text as="p">
        New here? <TextLink href="/docs/guides/see-a-post-go-out">See a post go out</TextLink> says whom to
        be, step by step, in ten minutes.
      </Text>
      <Loaded of={people} what="people">
        {(all) => (
          <ul css={listLook}>
            {all.map(({ id, name, says }) => (
              <li css={rowLook} key={id}>
                <div>
                  <Text as="p" fontWeight="bold">
                    {name}
                  </Text>
                  <Text as="p" color="muted" fontSize="sm">
                    {says}
                  </Text>
                </div>
                <Button
                  aria-label={`Sign in as ${name}`}
                  disabled={isBusy}
                  onClick={() => onChoose(id)}
                  size="sm"
                  variant="secondary"
                >
                  Sign in
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Stack>
  )
}

const listLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const
const rowLook = {
  ...{ alignItems: 'center', borderBottom: `1px solid ${boxPalette.borderMuted}`, display: 'grid' },
  gap: '0.25rem 1rem',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  padding: '0.6rem 0',
} as const
