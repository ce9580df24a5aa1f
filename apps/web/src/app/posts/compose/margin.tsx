import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { PostMargin } from '@secondlook/contract'
import { useState } from 'react'
import type { Change } from './composer.tsx'

type MarginProps = { readonly margin: PostMargin; readonly onChange: Change }

/** What helps those who work on it. It is published nowhere, and changing it changes no approval. */
export function Margin({ margin, onChange }: MarginProps) {
  const set = (change: Partial<PostMargin>) =>
    onChange((work) => ({ ...work, margin: { ...work.margin, ...change } }))
  const [tags, setTags] = useState(margin.tags.join(', '))
  return (
    <Stack gap={1}>
      <Text as="p" color="muted">
        For those who work on it. It is published nowhere, and changing it takes back no approval.
      </Text>
      <TextInput
        block
        hideOptionalLabel
        id="field-title"
        label="Working title"
        maxLength={200}
        onChange={({ target }) => set({ title: target.value })}
        value={margin.title}
      />
      <TextInput
        hideOptionalLabel
        id="field-campaign"
        label="Campaign"
        maxLength={100}
        maxWidth="xl"
        onChange={({ target }) => set({ campaign: target.value })}
        value={margin.campaign}
      />
      <TextInput
        block
        hideOptionalLabel
        hint="Separate them with commas"
        id="field-tags"
        label="Tags"
        onChange={({ target }) => {
          setTags(target.value)
          set({ tags: tagsIn(target.value) })
        }}
        value={isSameTags(tags, margin.tags) ? tags : margin.tags.join(', ')}
      />
      <Textarea
        block
        hideOptionalLabel
        hint="Others who work on it read this, and it may be disclosed"
        id="field-notes"
        label="Notes"
        onChange={({ target }) => set({ notes: target.value })}
        rows={3}
        value={margin.notes}
      />
    </Stack>
  )
}

const tagsIn = (text: string): string[] =>
  [...new Set(text.split(',').flatMap((tag) => tag.trim().slice(0, 50) || []))].slice(0, 20)
const isSameTags = (text: string, tags: readonly string[]): boolean =>
  tagsIn(text).join(',') === tags.join(',')
