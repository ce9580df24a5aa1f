import { boxPalette } from '@ag.ds-next/react/core'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { parseTemplate, type ReplyTemplates } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { besideField } from '../../forms/field-id.ts'
import { Loaded } from '../../shell/loaded.tsx'
import { Screen } from '../../shell/screen.tsx'
import { type Channel, channelsQuery, sayChannel } from '../../words/channels.ts'
import { RepliesForm } from './replies-form.tsx'

type Template = ReplyTemplates['templates'][number]

/** Answers several things at once with words that are approved already. */
export function AnswerSeveralScreen() {
  const templates = useQuery({ queryKey: ['posts', 'templates'], queryFn: api.replyTemplates })
  const channels = useQuery(channelsQuery)
  return (
    <Screen
      back={{ to: '/posts', says: 'Posts' }}
      lead={
        <>
          Words that are approved in advance, with what changes in each reply. Filled within what the template
          allows, a reply needs no new approval.{' '}
          <TextLink href="/docs/guides/answer-with-a-template">How it works</TextLink>
        </>
      }
      title="Answer several with a template"
    >
      <Loaded of={templates} what="the templates">
        {({ templates: all }) => (
          <Loaded of={channels} what="the channels">
            {({ channels: live }) => <Choosing channels={live} templates={all} />}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  )
}

type ChoosingProps = { readonly templates: readonly Template[]; readonly channels: readonly Channel[] }

function Choosing({ templates, channels }: ChoosingProps) {
  const [chosen, setChosen] = useState(templates.length === 1 ? templates[0]?.id : undefined)
  const [wanted, setWanted] = useState<string>()
  /** What the server says of the two choices. */
  const [says, setSays] = useState<Readonly<Record<string, string>>>({})
  const template = templates.find(({ id }) => id === chosen)
  const open = channels.filter(
    ({ id }) => template && (template.channels.length === 0 || template.channels.includes(id)),
  )
  const channel = open.find(({ id }) => id === wanted) ?? (open.length === 1 ? open[0] : undefined)
  const parsed = template && parseTemplate(template.text)
  if (templates.length === 0)
    return (
      <Text as="p">
        No template for replies is approved now. They are written and approved in{' '}
        <TextLink href="/registers/templates">the register of templates</TextLink>; each that is approved
        stands here.
      </Text>
    )
  return (
    <Stack gap={1.5}>
      <Stack gap={1}>
        <Select
          {...besideField('template', says)}
          label="Template"
          maxWidth="xl"
          onChange={({ target }) => {
            setChosen(target.value)
            setSays({})
          }}
          options={templates.map(({ id, title }) => ({ value: id, label: title }))}
          placeholder="Choose a template"
          required
          value={chosen ?? ''}
        />
        {template && (
          <figure css={wordsLook}>
            <Text as="p" css={{ whiteSpace: 'pre-wrap' }}>
              {template.text}
            </Text>
            {template.conditions !== null && (
              <figcaption>
                <Text color="muted" fontSize="sm">
                  When it may be used: {template.conditions}
                </Text>
              </figcaption>
            )}
          </figure>
        )}
        {template && open.length === 0 && (
          <Text as="p">
            None of the channels that this template is for is live now. Choose another, or see{' '}
            <TextLink href="/registers/channels">the register of channels</TextLink>.
          </Text>
        )}
        {template && open.length > 0 && (
          <Select
            {...besideField('channel', says)}
            label="Channel"
            maxWidth="xl"
            onChange={({ target }) => {
              setWanted(target.value)
              setSays({})
            }}
            options={open.map((one) => ({ value: one.id, label: sayChannel(one) }))}
            placeholder="Choose a channel"
            required
            value={channel?.id ?? ''}
          />
        )}
      </Stack>
      {template && channel && parsed?.ok && (
        <RepliesForm channel={channel} onSays={setSays} parts={parsed.parts} template={template.id} />
      )}
    </Stack>
  )
}

const wordsLook = {
  background: boxPalette.backgroundShade,
  borderLeft: `4px solid ${boxPalette.borderMuted}`,
  ...{ display: 'grid', gap: '0.25rem', margin: 0, maxWidth: '42rem', padding: '0.6rem 0.9rem' },
  overflowWrap: 'anywhere',
} as const
