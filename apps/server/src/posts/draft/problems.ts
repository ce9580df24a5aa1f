import type { PostBody, PostProblem } from '@secondlook/contract'
import { needsConsent } from '../../media/index.ts'
import { isSaidBetter, lookedUpProblems } from '../looking-up/looked.ts'
import type { PreparedFor } from '../version/prepare-all.ts'
import { linkProblems } from './link-problems.ts'
import type { PostFacts } from './post-facts.ts'
import { missing, warning } from './problem.ts'
import { wordsOf } from './propose-tier.ts'
import { scheduleProblems } from './schedule-problems.ts'
import { unionPhrases } from './tier-signs.ts'
import { phrasesIn } from './words-in.ts'

/** What is missing in a post or will look otherwise, beside the field that it is about. Not about the words: those are findings. */
export function problemsOf(
  body: PostBody,
  facts: PostFacts,
  { prepared, isTemplate }: { readonly prepared: readonly PreparedFor[]; readonly isTemplate: boolean },
): readonly PostProblem[] {
  return [
    ...unionProblems(body),
    ...channelProblems(body, facts),
    ...declared(body, facts),
    ...pictureProblems(body, facts),
    ...scheduleProblems(body.schedule, facts),
    ...templateProblems(body, facts, isTemplate),
    ...linkProblems(body),
    ...lookedUpProblems(facts.looked?.lookedUp),
    ...sourceProblems(body),
    ...connectorProblems(body, prepared).filter((one) => !isSaidBetter(one, facts.looked?.lookedUp)),
  ]
}

function unionProblems(body: PostBody): readonly PostProblem[] {
  const [said] = phrasesIn(wordsOf(body), unionPhrases)
  return said === undefined
    ? []
    : [
        missing(
          'speaks-for-a-union',
          'text',
          `This reads as a union speaking (“${said}”). What a delegate says is no official post and needs nobody’s approval here; it belongs on the union’s own account.`,
        ),
      ]
}

function channelProblems({ variants }: PostBody, { channels }: PostFacts): readonly PostProblem[] {
  if (variants.length === 0) return [missing('channel-missing', 'variants', 'Choose at least one channel.')]
  return variants.flatMap(({ channel }) => {
    const found = channels.find(({ id }) => id === channel)
    if (!found)
      return missing(
        'channel-not-there',
        `variants.${channel}`,
        'This channel is in the register no more. Take it out, or choose another.',
        channel,
      )
    return found.isLive
      ? []
      : missing(
          'channel-not-live',
          `variants.${channel}`,
          `${found.name} is not live, so nothing goes out on it. Its owner can say that it is.`,
          channel,
        )
  })
}

function declared({ tier, ai, pictures }: PostBody, { media }: PostFacts): readonly PostProblem[] {
  const made = pictures.some((one) =>
    ['modified', 'generated'].includes(media.get(one.media)?.declared?.ai ?? 'none'),
  )
  return [
    ...(tier === null
      ? [missing('tier-missing', 'tier', 'Say how much is at stake; we propose, and you set it.')]
      : []),
    ...(ai === null ? [missing('ai-missing', 'ai', 'Say what part AI had in it. None is an answer.')] : []),
    ...(made && (ai === 'none' || ai === 'assisted')
      ? [
          warning(
            'ai-says-other',
            'ai',
            'A picture in it was made or changed by AI. Say so for the post too.',
          ),
        ]
      : []),
  ]
}

function pictureProblems({ pictures }: PostBody, { media, assets }: PostFacts): readonly PostProblem[] {
  return pictures.flatMap(({ media: id, alt, credit, asset, people }, at) => {
    const kept = media.get(id)
    const field = `pictures.${at}`
    if (!kept)
      return missing(
        'picture-gone',
        field,
        'This picture is not kept any more. Take it out, or add it again.',
      )
    const work = asset === null ? undefined : assets.get(asset)
    const line = work?.credit ?? ''
    return [
      ...(alt.trim() === ''
        ? [
            missing(
              'alt-missing',
              `${field}.alt`,
              'Whoever cannot see this picture is told nothing. Describe it in a sentence or two.',
            ),
          ]
        : []),
      ...(needsConsent(kept) && people.length === 0
        ? [
            missing(
              'consent-missing',
              `${field}.people`,
              'Say who can be recognised in it and by which consent, or say of the picture that nobody can be.',
            ),
          ]
        : []),
      ...(asset !== null && !work
        ? [
            missing(
              'asset-gone',
              `${field}.asset`,
              'This work is in the register no more. Choose another, or none.',
            ),
          ]
        : []),
      ...(line !== '' && !(credit ?? '').includes(line)
        ? [
            missing(
              'credit-missing',
              `${field}.credit`,
              `This work asks for the line “${line}”. Put it beside the picture.`,
            ),
          ]
        : []),
      ...(work && (work.supersededBy ?? '') !== ''
        ? [
            warning(
              'asset-superseded',
              `${field}.asset`,
              'There is a newer one of this. Use that, unless you mean to show the old one.',
            ),
          ]
        : []),
    ]
  })
}

function templateProblems({ template }: PostBody, { template: found }: PostFacts, isTemplate: boolean) {
  if (template === null || isTemplate) return []
  if (!found)
    return [
      missing(
        'template-gone',
        'template',
        'This template is in the register no more. Take it out, or choose another.',
      ),
    ]
  return [
    warning(
      'not-as-template',
      'text',
      found.state === 'approved'
        ? 'It is not the template filled within its slots, or goes where the template does not, so it needs approval like any other post.'
        : 'The template waits for approval itself, so this needs approval like any other post.',
    ),
  ]
}

function sourceProblems(body: PostBody): readonly PostProblem[] {
  const { sources } = body
  const unchecked = sources.findIndex(({ checkedBy }) => checkedBy === null)
  if (sources.length === 0)
    return /\p{Nd}/u.test(wordsOf(body))
      ? [
          warning(
            'sources-missing',
            'sources',
            'There are figures in it. Say where each comes from and who looked it up.',
          ),
        ]
      : []
  return unchecked < 0
    ? []
    : [warning('source-unchecked', `sources.${unchecked}`, 'Nobody is named as having looked this fact up.')]
}

/** What connectors say, beside our own fields; what every channel says the same is said once. */
function connectorProblems(body: PostBody, prepared: readonly PreparedFor[]): readonly PostProblem[] {
  const found = new Map<string, PostProblem & { readonly times: number }>()
  for (const { channel, problems } of prepared)
    for (const { code, says, where, isWarning } of problems) {
      // A description that is missing is asked for by us, whatever the platform.
      if (code === 'alt-missing') continue
      const field = fieldOf(where, channel, body)
      const key = JSON.stringify([code, says, field])
      const before = found.get(key)
      found.set(key, {
        code,
        says,
        field,
        channel: before ? null : channel,
        isWarning,
        times: (before?.times ?? 0) + 1,
      })
    }
  return [...found.values()].map(({ times: _times, ...problem }) => problem)
}

function fieldOf(where: string, channel: string, { variants }: PostBody): string {
  const form = `variants.${channel}`
  const text = variants.some((one) => one.channel === channel && one.text !== null) ? `${form}.text` : 'text'
  if (where === 'text' || where === 'mentions') return text
  if (where === 'title' || where === 'about') return `${form}.${where}`
  return where === 'account' ? form : where
}
