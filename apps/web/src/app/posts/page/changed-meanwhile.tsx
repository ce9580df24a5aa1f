import { Button } from '@ag.ds-next/react/button'
import { LoadingDots } from '@ag.ds-next/react/loading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { ChangedFields, useChanges } from './what-changed.tsx'

type ChangedMeanwhileProps = {
  readonly post: string
  /** The version that was on the screen, and the one that stands now. */
  readonly seen: number
  readonly now: number
  readonly onSeen: () => void
}

/** Somebody saved another version while this was read: what is other in it, before anything can be decided on it. */
export function ChangedMeanwhile({ post, seen, now, onSeen }: ChangedMeanwhileProps) {
  const changes = useChanges(post, seen, now)
  if (changes.data === undefined) return <LoadingDots label="Loading what changed" role="status" />
  return (
    <PageAlert
      focusOnMount
      id="changed-meanwhile"
      title={`Changed since you opened it: ${changes.data.says}`}
      tone="warning"
    >
      <Stack gap={1}>
        <Text as="p">Nothing was decided on what you read before. This is what is other now:</Text>
        <ChangedFields of={changes.data} />
        <div>
          <Button onClick={onSeen} size="sm" variant="secondary">
            I have seen it
          </Button>
        </div>
      </Stack>
    </PageAlert>
  )
}
