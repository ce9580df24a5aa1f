import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PersonPage } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { sayInstant } from '../words/instant.ts'

type MergedEntriesProps = { readonly page: PersonPage; readonly mayEdit: boolean }

/** Which entries are known to be this human, and the way to undo it. */
export function MergedEntries({ page, mayEdit }: MergedEntriesProps) {
  const client = useQueryClient()
  const [undoing, setUndoing] = useState<string>()
  const split = useMutation({
    mutationFn: (reason: string) => api.split(undoing ?? '', reason),
    onSuccess: async () => {
      setUndoing(undefined)
      await client.invalidateQueries({ queryKey: ['person', page.id] })
    },
  })
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">The same human</H2>
      {page.merges.map(({ id, other, keepsThis, since }) => (
        <div key={id}>
          <Text as="p">
            {keepsThis ? (
              <>
                The entry <TextLink href={`/people/${other.id}`}>{other.name}</TextLink> is folded into this
                one since {sayInstant(since)}. Both count as one person wherever two people are needed.
              </>
            ) : (
              <>
                This entry is folded into <TextLink href={`/people/${other.id}`}>{other.name}</TextLink> since{' '}
                {sayInstant(since)}, and holds nothing while it lasts.
              </>
            )}
          </Text>
          {mayEdit && (
            <Button onClick={() => setUndoing(id)} variant="text">
              Undo the merge
            </Button>
          )}
        </div>
      ))}
      <ReasonDialog
        error={split.error}
        isBusy={split.isPending}
        isOpen={undoing !== undefined}
        onClose={() => setUndoing(undefined)}
        onSend={(reason) => split.mutate(reason)}
        says="Both entries stand alone again. Roles that lapsed with the merge do not come back by themselves."
        title="Undo the merge"
        verb="Undo the merge"
      />
    </Stack>
  )
}
