import { tokens } from '@ag.ds-next/react/core'
import { HelpIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { TabButton, TabList, TabPanel, TabPanels, Tabs } from '@ag.ds-next/react/tabs'
import { Text } from '@ag.ds-next/react/text'
import type { PostBody, PostCheck, PostProblem } from '@secondlook/contract'
import { useState } from 'react'
import { ChannelForm } from './channel-form.tsx'
import type { Change } from './composer.tsx'
import { Findings } from './findings.tsx'
import { type Form, tabSays } from './forms-of.ts'
import { HowItFits } from './how-it-fits.tsx'
import { SharedText } from './shared-text.tsx'

export type WritingTabsProps = {
  readonly post: string
  readonly version: number | undefined
  readonly body: PostBody
  readonly forms: readonly Form[] | undefined
  readonly check: PostCheck | undefined
  readonly problems: readonly PostProblem[]
  readonly onChange: Change
  readonly onAt: (field: string) => void
}

/** The shared words, and how they are on each channel: one tab for all, and one for each. */
export function WritingTabs(props: WritingTabsProps) {
  const { forms = [], check, body, post, version, problems } = props
  const [active, setActive] = useState(0)
  const findings = check?.findings ?? []
  return (
    <Tabs activeIndex={Math.min(active, forms.length)} contained={false} onChange={setActive}>
      <TabList>
        <TabButton>For all</TabButton>
        {forms.map((form) => {
          const says = tabSays(form)
          return (
            <TabButton
              endElement={
                says && (
                  <span css={missingLook}>
                    <HelpIcon aria-hidden color="warning" size="sm" />
                    <Text fontSize="xs">{says}</Text>
                  </span>
                )
              }
              key={form.channel.id}
            >
              {form.name}
            </TabButton>
          )
        })}
      </TabList>
      <TabPanels>
        <TabPanel>
          <div css={sidesLook}>
            <SharedText {...props} findings={findings} />
            <Stack gap={1}>
              <Findings
                body={body}
                check={check}
                findings={findings.filter(
                  ({ spans }) => !spans.some((span) => span.in.startsWith('variants.')),
                )}
                post={post}
                version={version}
              />
              <HowItFits forms={forms} onOpen={(at) => setActive(at + 1)} />
            </Stack>
          </div>
        </TabPanel>
        {forms.map((form) => (
          <TabPanel key={form.channel.id}>
            <ChannelForm
              {...props}
              findings={findings}
              form={form}
              problems={problems.filter(({ channel }) => channel === form.channel.id)}
            />
          </TabPanel>
        ))}
      </TabPanels>
    </Tabs>
  )
}

export const sidesLook = {
  display: 'grid',
  gap: '1.25rem',
  paddingTop: '0.75rem',
  '& > *': { minWidth: 0 },
  [tokens.mediaQuery.min.lg]: { gridTemplateColumns: 'minmax(0, 1.15fr) minmax(0, 1fr)', gap: '2rem' },
} as const
const missingLook = { alignItems: 'center', display: 'inline-flex', gap: '0.25rem' } as const
