import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Health as HealthReply } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { sayCount, sayInstant } from '../words/instant.ts'

/** Whether the log, mails and witnesses are well, in sentences that say what to do where they are not. */
export function Health() {
  const health = useQuery({ queryKey: ['health'], queryFn: api.health, refetchInterval: 30_000 })
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">How it runs</H2>
      <Loaded of={health} what="how it runs">
        {(found) => (
          <>
            {sayHealth(found).map((line) => (
              <Text as="p" key={line}>
                {line}
              </Text>
            ))}
            <Text color="muted" fontSize="sm">
              Version {found.version}, as of {sayInstant(found.at)}.
            </Text>
          </>
        )}
      </Loaded>
    </Stack>
  )
}

export function sayHealth({ log, mails, witnesses }: HealthReply): readonly string[] {
  return [sayLog(log), ...sayEvidence(log.evidence), sayMails(mails), ...sayWitnesses(witnesses, log.size)]
}

const sayLog = ({ size, signedAt, unnumbered }: HealthReply['log']): string =>
  signedAt === null
    ? 'The record has no signed head yet; the first is made within a second of the first change.'
    : `The record holds ${sayCount(size, 'event')}, signed ${sayInstant(signedAt)}${unnumbered === 0 ? '.' : `; ${sayCount(unnumbered, 'event waits', 'events wait')} to be numbered.`}`

const sayEvidence = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `${sayCount(count, 'time')} a witness held another record against this one. Do not restart anything: run secondlook fsck, and tell your auditor.`,
      ]

function sayMails(mails: HealthReply['mails']): string {
  if (mails === null)
    return 'No mail server is set, so people are told on screen only. SMTP_URL in the settings connects one.'
  const { waiting = 0, sent = 0, refused = 0, unknown = 0 } = mails
  const given = mails['given-up'] ?? 0
  const wrong = [
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unknown > 0 ? [`${unknown} cut off on the way and not sent again`] : []),
    ...(given > 0 ? [`${given} given up after two days`] : []),
  ]
  return `${sayCount(sent, 'mail')} sent, ${waiting} waiting${wrong.length > 0 ? `; ${wrong.join(', ')}` : ''}.`
}

const sayWitnesses = (witnesses: HealthReply['witnesses'], size: number): readonly string[] =>
  witnesses.length === 0
    ? ['No outside witness watches the record. WITNESSES in the settings names one.']
    : witnesses.map((one) =>
        one.size >= size
          ? `${one.name} has cosigned everything.`
          : `${one.name} has not yet cosigned the last ${sayCount(size - one.size, 'event')}.`,
      )
