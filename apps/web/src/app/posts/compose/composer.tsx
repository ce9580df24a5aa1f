import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Me, PostProblem } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { afterDialog } from '../../forms/after-dialog.ts'
import { listOf } from '../../words/people.ts'
import { postQuery } from '../page/post-queries.ts'
import { AiUse } from './ai-use.tsx'
import { type Change, inBody } from './change.ts'
import { Channels } from './channels.tsx'
import { ClashChoices } from './clash-choices.tsx'
import { saySchedule, tierSays } from './compose-words.ts'
import { fromServer } from './forms-of.ts'
import {
  AskDialog,
  Facts,
  fetchLaterParts,
  GoingOut,
  Margin,
  NotAnnounced,
  Pictures,
  Recorded,
} from './later-parts.ts'
import { leadToPart, partId } from './lead-to.ts'
import { Part, type PartProblem } from './part.tsx'
import type { Writing } from './sending.ts'
import { Stake } from './stake.tsx'
import { useDraftCheck } from './use-draft-check.ts'
import { useForms } from './use-forms.ts'
import { useLookUp } from './use-look-up.ts'
import type { Work } from './work.ts'
import { WriteBar } from './write-bar.tsx'
import type { Seen, Writer } from './writer.ts'
import type { Lead } from './writing-sides.ts'
import { WritingTabs } from './writing-tabs.tsx'

type ComposerProps = {
  readonly me: Me
  readonly post: string
  readonly writer: Writer
  readonly seen: Seen & { readonly writing: Writing }
}

/** One post: its words and how they will look, then what else is decided about it, and one bar with what is next. */
export function Composer({ me, post, writer, seen }: ComposerProps) {
  const { writing, others } = seen
  const { body, margin } = writing.typed
  const page = useQuery(postQuery(post))
  const lookingUp = useLookUp(post, body, page.data)
  const { channels, forms, withCard } = useForms(body, lookingUp.found)
  const checked = useDraftCheck(post, body)
  // What somebody has to say stands open from the start, and does not close under their hands once it is said.
  const [atFirst] = useState(body)
  const [isAsking, setIsAsking] = useState(false)
  const [isRecorded, setIsRecorded] = useState(false)
  const [lead, setLead] = useState<Lead>()
  useEffect(fetchLaterParts, [])
  const leadTo = ({ field, channel }: PostProblem) => {
    setIsAsking(false)
    if (channel === null) afterDialog(() => leadToPart(field))
    else setLead({ channel, field })
  }
  const nameOf = (channel: string) => forms?.find((one) => one.channel.id === channel)?.name ?? 'a channel'
  const change: Change = (make) =>
    writer.type((work) => {
      const made = make(work)
      return { ...made, body: withCard(work.body, made.body) }
    })
  const set = inBody(change)
  const problems = fromServer(checked?.check.problems ?? [], forms ?? [])
  const refused = writing.trouble?.is === 'refused' ? (writing.trouble.beside ?? []) : []
  const about = (...names: readonly string[]): readonly PartProblem[] => [
    ...refused.filter(({ field }) => names.includes(field)).map(({ says }) => ({ says, isWarning: false })),
    ...problems.filter(({ field }) => names.includes(field.split('.')[0] ?? '')),
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here; it notes where in the post somebody is.
    <div onFocus={({ target }) => writer.at(target.id === '' ? null : target.id)}>
      <Stack gap={1.5}>
        {others.length > 0 && (
          <Text as="p" css={othersLook} role="status">
            {listOf(others.map(({ person }) => person.name))} {others.length === 1 ? 'is' : 'are'} in the
            text.
          </Text>
        )}
        {page.data && ['in-review', 'approved'].includes(page.data.state) && (
          <PageAlert
            title={
              page.data.state === 'approved'
                ? 'This is approved as it stands'
                : 'This waits for approval as it stands'
            }
            tone="info"
          >
            <Text as="p">
              What you change here becomes a new version when you ask again, and needs a fresh approval. Until
              then nothing changes. <TextLink href={`/posts/${post}`}>See it as it stands</TextLink>
            </Text>
          </PageAlert>
        )}
        <ClashChoices
          nameOf={nameOf}
          onChoose={(field, side) => writer.choose(field, side)}
          writing={writing}
        />
        <WritingTabs
          {...{ body, forms, post, lookingUp, lead }}
          check={checked?.check}
          onAt={(field) => writer.at(field)}
          onChange={change}
          problems={problems}
          version={page.data?.version?.number}
        />
        <div css={partsLook}>
          <Part
            isOpen={body.variants.length === 0}
            id={partId('variants')}
            label="Channels"
            problems={about('variants')}
            says={forms?.map(({ name }) => name).join(', ') || 'none yet'}
          >
            <Channels body={body} channels={channels} onSet={set} />
          </Part>
          <Part
            isListed={false}
            id={partId('pictures')}
            label="Pictures"
            problems={about('pictures')}
            says={picturesSay(body)}
          >
            <Pictures body={body} onChange={change} problems={problems} />
          </Part>
          <Part
            isOpen={atFirst.tier === null}
            id={partId('tier')}
            label="How much is at stake"
            problems={about('tier')}
            says={tierSays(body.tier)}
          >
            <Stake check={checked?.check} onSet={set} tier={body.tier} />
          </Part>
          <Part
            isOpen={atFirst.ai === null}
            id={partId('ai')}
            label="Part AI had in it"
            problems={about('ai')}
            says={aiSays(body)}
          >
            <AiUse ai={body.ai} onSet={set} />
          </Part>
          <Part
            id={partId('schedule')}
            label="When it goes out"
            problems={about('schedule')}
            says={saySchedule(body.schedule)}
          >
            <GoingOut onSet={set} schedule={body.schedule} />
          </Part>
          <Part
            id={partId('sources')}
            label="Facts and sources"
            problems={about('sources')}
            says={factsSay(body)}
          >
            <Facts me={me} onSet={set} sources={body.sources} />
          </Part>
          <Part
            id={partId('initiatives')}
            label="Not announced yet"
            problems={about('initiatives')}
            says={initiativesSay(body)}
          >
            <NotAnnounced initiatives={body.initiatives} onSet={set} />
          </Part>
          <Part
            label="Name, campaign, tags and notes"
            problems={[]}
            says={margin.campaign || 'published nowhere'}
          >
            <Margin margin={margin} onChange={change} />
          </Part>
        </div>
        <WriteBar
          check={checked?.check}
          onAsk={() => setIsAsking(true)}
          onAgain={writer.again}
          onRecorded={() => setIsRecorded(true)}
          page={page.data}
          seen={seen}
        />
        <Suspense>
          {isAsking && (
            <AskDialog onClose={() => setIsAsking(false)} onLead={leadTo} post={post} writer={writer} />
          )}
          {isRecorded && <Recorded onClose={() => setIsRecorded(false)} post={post} />}
        </Suspense>
      </Stack>
    </div>
  )
}

const picturesSay = ({ pictures }: Work['body']): string =>
  pictures.length === 0 ? 'none' : pictures.length === 1 ? '1 picture' : `${pictures.length} pictures`
const aiSays = ({ ai }: Work['body']): string =>
  ai === null
    ? 'not said yet'
    : { none: 'none', assisted: 'it helped', modified: 'it changed the words', generated: 'it wrote them' }[
        ai
      ]
const initiativesSay = ({ initiatives }: Work['body']): string =>
  initiatives.length === 0 ? 'nothing' : 'only those on its list see this post'
const factsSay = ({ sources }: Work['body']): string =>
  sources.length === 0 ? 'none' : sources.length === 1 ? '1 fact' : `${sources.length} facts`

const othersLook = {
  background: boxPalette.backgroundShade,
  borderLeft: `4px solid ${boxPalette.systemInfo}`,
  padding: '0.4rem 0.75rem',
} as const
const partsLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  maxWidth: '52rem',
  [tokens.mediaQuery.min.md]: { marginTop: '0.5rem' },
} as const
