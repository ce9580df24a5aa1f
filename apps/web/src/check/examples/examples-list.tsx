import { face } from 'virtual:pack-face'
import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Box } from '@ag.ds-next/react/box'
import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { type Example, examples } from './examples.ts'

/** Posts to try. Choosing one puts it in the box in place of what is there. */
export function ExamplesList({ onTry }: { readonly onTry: (example: Example) => void }) {
  return (
    <Stack gap={1}>
      <Text as="p">Trying one puts it in the box. Undo brings back what was there.</Text>
      <Stack as="ul" css={{ listStyle: 'none', margin: 0, padding: 0 }} gap={1}>
        {examples.map((example) => (
          <Box as="li" border borderColor="muted" key={example.title} padding={1} rounded>
            <Stack alignItems="flex-start" gap={0.5}>
              <Text fontWeight="bold">{example.title}</Text>
              <Text>{example.text}</Text>
              <Text color="muted" fontSize="xs">
                {sayCapacity(example)}
              </Text>
              <Button onClick={() => onTry(example)} size="sm" variant="secondary">
                Try this one<span css={visuallyHiddenStyles}>: {example.title}</span>
              </Button>
            </Stack>
          </Box>
        ))}
      </Stack>
    </Stack>
  )
}

function sayCapacity({ answers: { capacity } }: Example): string {
  if (!capacity || capacity === 'unsure') return ''
  return `Posted ${face.capacities?.[capacity]?.label ?? capacity}`
}
