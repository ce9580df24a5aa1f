import { Callout } from '@ag.ds-next/react/callout'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Found } from './found.ts'
import type { Picture } from './picture.ts'

const names = { image: 'picture', video: 'video', audio: 'recording' } as const

type WhatTheFileTellsProps = { readonly found: Found; readonly kind: Picture['kind'] }

/** What a file carries beside what it shows. It was read here, and nothing was changed. */
export function WhatTheFileTells({ found, kind }: WhatTheFileTellsProps) {
  if (!found.location && found.tells.length === 0) {
    return <Text color="muted">No place and no names were found in the file.</Text>
  }
  return (
    <Callout
      title={
        found.location ? `This ${names[kind]} says where it was taken` : 'The file says more than it shows'
      }
      variant="compact"
    >
      <Stack gap={0.5}>
        {found.location && (
          <Text>
            A place is stored in the file. Some platforms take it out, some do not. Share a screenshot of it,
            or save a copy without location in your photo app, and use that one.
          </Text>
        )}
        {found.tells.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </Stack>
    </Callout>
  )
}
