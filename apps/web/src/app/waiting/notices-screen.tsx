import { Button } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Radio } from '@ag.ds-next/react/radio'
import { Stack } from '@ag.ds-next/react/stack'
import type { NoticeSettings, NoticeSettingsReply } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'

const key = ['notice-settings'] as const
const mails = [
  ['at-once', 'As soon as something happens'],
  ['daily', 'Once a day, all together'],
  ['must-know', 'Only what I must know'],
] as const

/** How I want to be told. What waits stands on the home screen, whatever is chosen here. */
export function NoticesScreen() {
  const settings = useQuery({ queryKey: key, queryFn: api.noticeSettings })
  return (
    <Screen
      lead="What waits for you is always on the home screen. Mails come on working days from 7 am to 7 pm unless you chose other hours. While you are on duty, what cannot wait comes at any hour."
      title="How we tell you"
    >
      <Loaded of={settings} what="how we tell you">
        {(reply) => <Choose reply={reply} />}
      </Loaded>
    </Screen>
  )
}

function Choose({ reply }: { readonly reply: NoticeSettingsReply }) {
  const client = useQueryClient()
  const [settings, setSettings] = useState<NoticeSettings>(reply.settings)
  const save = useMutation({
    mutationFn: () => api.chooseNotices(settings),
    onSuccess: (saved) => client.setQueryData(key, saved),
  })
  const toggle = (kind: string) => {
    const { kindsOff } = settings
    const left = kindsOff.includes(kind) ? kindsOff.filter((one) => one !== kind) : [...kindsOff, kind]
    setSettings({ ...settings, kindsOff: left })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <ProblemAlert error={save.error} focus />
        {save.isSuccess && <PageAlert focusOnMount key={save.submittedAt} title="Saved" tone="success" />}
        <ControlGroup block label="Mail me" name="mail" required>
          {mails.map(([value, label]) => (
            <Radio
              checked={settings.mail === value}
              key={value}
              onChange={() => setSettings({ ...settings, mail: value })}
              value={value}
            >
              {label}
            </Radio>
          ))}
        </ControlGroup>
        {reply.kinds.length > 0 && (
          <ControlGroup block hideOptionalLabel label="Mail me about">
            {reply.kinds.map(({ kind, name, mayBeOff }) => (
              <Checkbox
                checked={!settings.kindsOff.includes(kind)}
                disabled={!mayBeOff}
                key={kind}
                onChange={() => toggle(kind)}
                value={kind}
              >
                {name}
                {!mayBeOff && ' (always)'}
              </Checkbox>
            ))}
          </ControlGroup>
        )}
        <div>
          <Button loading={save.isPending} type="submit">
            Save
          </Button>
        </div>
      </Stack>
    </form>
  )
}
