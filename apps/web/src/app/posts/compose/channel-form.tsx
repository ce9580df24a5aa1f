import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { HelpIcon, InfoFilledIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { PostFinding, PostProblem } from '@secondlook/contract'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { LookedUpLines } from '../preview/looked-up.tsx'
import { PostPreview } from '../preview/post-preview.tsx'
import { CardField } from './card-field.tsx'
import { inBody } from './change.ts'
import { aboutWords } from './compose-words.ts'
import { Findings } from './findings.tsx'
import type { Form } from './forms-of.ts'
import { marksOf } from './marks-of.ts'
import { PasteOffer } from './paste-offer.tsx'
import { usePaste } from './use-paste.ts'
import { WordsField } from './words-field.tsx'
import { withVariant } from './work.ts'
import { sidesLook, type WritingTabsProps } from './writing-sides.ts'

type ChannelFormProps = WritingTabsProps & {
  readonly form: Form
  readonly findings: readonly PostFinding[]
  readonly problems: readonly PostProblem[]
}

/** The post on one channel: its words, shared or its own, and how the public will see it. */
export function ChannelForm(props: ChannelFormProps) {
  const { form, body, check, findings, post, version, lookingUp } = props
  const card = lookingUp.found?.card
  const field = `variants.${form.channel.id}.text`
  const own = findings.filter(({ spans }) =>
    spans.some((span) => span.in.startsWith(`variants.${form.channel.id}.`)),
  )
  return (
    <div css={sidesLook}>
      <Stack gap={1.5}>
        <OwnWords {...props} field={field} />
        <OtherFields {...props} />
        <Missing form={form} problems={props.problems} />
        {own.length > 0 && <Findings {...{ body, check, post, version }} findings={own} />}
      </Stack>
      <Stack gap={0.5}>
        <PostPreview
          channel={form.channel.name || form.channel.handle}
          pictures={body.pictures.map(({ media }) => media)}
          platform={form.platform}
          {...(card?.address === body.card && card?.picture && { cardPicture: card.picture.media })}
          shown={form.shown}
          warning={body.variants.find(({ channel }) => channel === form.channel.id)?.warning ?? null}
        />
        <Text as="p" color="muted" fontSize="sm">
          As the public will see it.
        </Text>
        {form.looksUp && <LookUp lookingUp={lookingUp} platform={form.platform} />}
      </Stack>
    </div>
  )
}

/** A way to see what links show before anybody is asked: it tells the page that somebody looks, so it is pressed for. */
function LookUp({
  lookingUp: { found, isLooking, error, look },
  platform,
}: Pick<ChannelFormProps, 'lookingUp'> & { readonly platform: string }) {
  const here = found && {
    ...found,
    mentions: found.mentions.filter((one) => one.platform === platform),
  }
  return (
    <Stack alignItems="flex-start" gap={0.5}>
      <Button loading={isLooking} onClick={look} size="sm" variant="secondary">
        Look up what links show
      </Button>
      <div role="status">{here && <LookedUpLines of={here} />}</div>
      <ProblemAlert error={error} />
      <Text as="p" color="muted" fontSize="sm">
        This asks the page of the link and the platforms of the handles. It is also done when you ask for
        approval, and what was found is approved with the words.
      </Text>
    </Stack>
  )
}

function OwnWords({
  form,
  body,
  findings,
  field,
  onChange,
  onAt,
}: ChannelFormProps & { readonly field: string }) {
  const { id } = form.channel
  const set = (text: string | null) =>
    onChange((work) => ({ ...work, body: withVariant(work.body, id, { text }) }))
  const paste = usePaste(set)
  const text = body.variants.find(({ channel }) => channel === id)?.text ?? null
  const room = <Room form={form} />
  if (text === null)
    return (
      <Stack alignItems="flex-start" gap={0.5}>
        <Text as="p">
          <strong>Same words as for all.</strong> What changes there changes here.
        </Text>
        {room}
        <Button
          onClick={() => {
            set(body.text)
            requestAnimationFrame(() => document.getElementById(`field-${id}`)?.focus())
          }}
          size="sm"
          variant="secondary"
        >
          Write other words for {form.name}
        </Button>
      </Stack>
    )
  return (
    <Stack alignItems="flex-start" gap={0.5}>
      <div css={{ width: '100%' }}>
        <WordsField
          foot={room}
          id={`field-${id}`}
          label={`Words for ${form.name}`}
          marks={marksOf(findings, field)}
          onChange={set}
          onFocus={() => onAt(field)}
          onPaste={paste.onPaste}
          value={text}
        />
        <PasteOffer offer={paste.offer} onClose={paste.close} onCut={() => paste.cut(text)} />
      </div>
      <Button onClick={() => set(null)} size="sm" variant="text">
        Back to the words for all
      </Button>
    </Stack>
  )
}

/** How much room is left; of a thread, in each of its parts. */
function Room({ form: { measure } }: { readonly form: Form }) {
  const { parts, says, used, limit } = measure
  const isOver = limit !== null && used > limit
  return (
    <div css={{ marginTop: '0.35rem' }}>
      <Text as="p" color={isOver ? 'text' : 'muted'} fontSize="sm" fontWeight={isOver ? 'bold' : 'normal'}>
        {parts.length > 1 ? `${parts.length} parts. ` : ''}
        {parts.length > 1 && limit !== null
          ? parts.map((part, at) => `Part ${at + 1}: ${roomIn(part)}`).join(', ')
          : says}
      </Text>
    </div>
  )
}

const roomIn = ({ used, limit }: Form['measure']['parts'][number]): string =>
  limit === null ? `${used}` : used <= limit ? `${limit - used} left` : `${used - limit} too many`

function OtherFields({ form, forms, body, onChange }: ChannelFormProps) {
  const { id } = form.channel
  const variant = body.variants.find(({ channel }) => channel === id)
  const set = (name: 'title' | 'warning' | 'about') => ({
    id: `field-${id}-${name}`,
    value: variant?.[name] ?? '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange((work) => ({
        ...work,
        body: withVariant(work.body, id, { [name]: target.value === '' ? null : target.value }),
      })),
  })
  const about = aboutWords[body.kind]
  const isCarded = form.card !== undefined && (body.kind === 'post' || body.kind === 'reply')
  return (
    <>
      {about && (
        <TextInput
          {...set('about')}
          block
          hint="Open it there and copy its address"
          inputMode="url"
          label={about}
          required
        />
      )}
      {form.takesTitle !== 'none' && (
        <TextInput
          {...set('title')}
          block
          label={`Title on ${form.name}`}
          required={form.takesTitle === 'must'}
        />
      )}
      {form.takesWarning && (
        <TextInput
          {...set('warning')}
          block
          hint="The text is folded away behind it until somebody opens it"
          label="Content warning"
        />
      )}
      {isCarded && (
        <CardField
          body={body}
          form={form}
          onSet={inBody(onChange)}
          shared={forms?.filter(({ card }) => card !== undefined).length ?? 1}
        />
      )}
    </>
  )
}

/** What is missing here, and what will look otherwise. */
function Missing({ form, problems }: Pick<ChannelFormProps, 'form' | 'problems'>) {
  const all = [...form.problems, ...problems].filter(({ code }) => code !== 'nothing-to-say')
  if (all.length === 0) return null
  return (
    <ul aria-label={`Still to do for ${form.name}`} css={listLook}>
      {all.map(({ says, isWarning, code, field }) => (
        <li key={`${code} ${field} ${says}`}>
          {isWarning ? (
            <InfoFilledIcon aria-hidden color="muted" size="sm" />
          ) : (
            <HelpIcon aria-hidden color="warning" size="sm" />
          )}
          <Text>{says}</Text>
        </li>
      ))}
    </ul>
  )
}

const listLook = {
  display: 'grid',
  gap: '0.5rem',
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { alignItems: 'flex-start', display: 'flex', gap: '0.5rem' },
  '& svg': { color: boxPalette.foregroundMuted, flexShrink: 0, marginTop: '0.25rem' },
} as const
