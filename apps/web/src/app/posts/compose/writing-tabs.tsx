import { HelpIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { TabButton, TabList, TabPanel, TabPanels, Tabs } from '@ag.ds-next/react/tabs'
import { Text } from '@ag.ds-next/react/text'
import { useEffect, useRef, useState } from 'react'
import { afterDialog } from '../../forms/after-dialog.ts'
import { ChannelForm } from './channel-form.tsx'
import { Findings } from './findings.tsx'
import { tabSays } from './forms-of.ts'
import { HowItFits } from './how-it-fits.tsx'
import { SharedText } from './shared-text.tsx'
import { sidesLook, type WritingTabsProps } from './writing-sides.ts'

/** The shared words, and how they are on each channel: one tab for all, and one for each. */
export function WritingTabs(props: WritingTabsProps) {
  const { forms = [], check, body, post, version, problems, lead } = props
  const [active, setActive] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  // One is led there once, whatever becomes of the forms.
  useEffect(() => {
    const at = forms.findIndex(({ channel }) => channel.id === lead?.channel)
    if (lead === undefined || at < 0) return
    setActive(at + 1)
    afterDialog(() => {
      const own = document.getElementById(`field-${lead.channel}-${lead.field.split('.').at(-1)}`)
      ;(own ?? frame.current?.querySelectorAll<HTMLElement>('[role=tab]')[at + 1])?.focus()
    })
  }, [lead])
  const findings = check?.findings ?? []
  return (
    <div ref={frame}>
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
    </div>
  )
}

const missingLook = { alignItems: 'center', display: 'inline-flex', gap: '0.25rem' } as const
