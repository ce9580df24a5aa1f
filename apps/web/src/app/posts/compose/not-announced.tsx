import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PostBody } from '@secondlook/contract'
import { useQueries } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { EntryPicker } from './entry-picker.tsx'

type NotAnnouncedProps = {
  readonly initiatives: PostBody['initiatives']
  readonly onSet: (change: Partial<PostBody>) => void
}

/** What the post is about that is not announced: from then on it is there for those on its list alone. */
export function NotAnnounced({ initiatives, onSet }: NotAnnouncedProps) {
  const names = useQueries({
    queries: initiatives.map((id) => ({
      queryKey: ['registers', 'name', 'initiatives', id],
      queryFn: () =>
        api.entry('initiatives', id).then(
          (page) => page.name,
          () => 'Something that you may not see',
        ),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return (
    <Stack alignItems="flex-start" gap={1}>
      <Text as="p">
        Say so if this is about something that has not been announced. From then on only those on its list see
        the post: in lists, in the calendar, in notices and in records.
      </Text>
      {initiatives.map((id, at) => (
        <div css={{ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' }} key={id}>
          <Text fontWeight="bold">{names[at]?.data ?? 'On its way'}</Text>
          <Button
            onClick={() => onSet({ initiatives: initiatives.filter((one) => one !== id) })}
            size="sm"
            variant="text"
          >
            Take out<span css={visuallyHiddenStyles}> {names[at]?.data}</span>
          </Button>
        </div>
      ))}
      <EntryPicker
        hint="Of those that you know of"
        id="field-initiatives"
        key={initiatives.length}
        label="What it is about"
        onChange={(entry) => {
          if (entry !== null && !initiatives.includes(entry)) onSet({ initiatives: [...initiatives, entry] })
        }}
        register="initiatives"
        value={null}
      />
    </Stack>
  )
}
