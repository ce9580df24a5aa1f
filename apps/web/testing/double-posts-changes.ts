import type { PostBody, PostChanges, PostVersion } from '@secondlook/contract'
import { sayInstant } from '../src/app/words/instant.ts'
import { listOf } from '../src/app/words/people.ts'

type Run = PostChanges['fields'][number]['runs'][number]
type Field = PostChanges['fields'][number]

/** What differs between two versions. The server has an algorithm of its own; here a plain one is enough. */
export function changesBetween(
  from: Pick<PostVersion, 'number' | 'body'>,
  to: Pick<PostVersion, 'number' | 'body'>,
): PostChanges {
  const fields = [
    wordsField('text', 'The text', from.body.text, to.body.text),
    ...variantFields(from.body, to.body),
    ...pictureFields(from.body, to.body),
    wordsField('schedule', 'When it goes out', sayWhen(from.body), sayWhen(to.body)),
    wordsField('tier', 'How much is at stake', from.body.tier ?? 'not set', to.body.tier ?? 'not set'),
  ].flatMap((field) => field ?? [])
  return { from: from.number, to: to.number, says: sayChanges(fields), fields }
}

function wordsField(field: string, label: string, before: string, after: string): Field | undefined {
  return before === after ? undefined : { field, label, runs: runsBetween(before, after), pictures: null }
}

const variantFields = (before: PostBody, after: PostBody): (Field | undefined)[] =>
  after.variants
    .map(({ channel, text }) => {
      const old = before.variants.find((one) => one.channel === channel)
      return wordsField(
        `variants.${channel}.text`,
        `The text for ${channel}`,
        old?.text ?? before.text,
        text ?? after.text,
      )
    })
    .filter(
      (field) =>
        field &&
        after.variants.some(
          ({ channel, text }) => field.field === `variants.${channel}.text` && text !== null,
        ),
    )

function pictureFields(before: PostBody, after: PostBody): (Field | undefined)[] {
  const [old, next] = [before, after].map(({ pictures }) => pictures.map(({ media }) => media)) as [
    string[],
    string[],
  ]
  const pictures: Field | undefined =
    old.join() === next.join()
      ? undefined
      : { field: 'pictures', label: 'Pictures', runs: [], pictures: { before: old, after: next } }
  const alts = after.pictures.map(({ media, alt }, at) => {
    const was = before.pictures.find((one) => one.media === media)
    return was && wordsField(`pictures.${at}.alt`, `The alt text of picture ${at + 1}`, was.alt, alt)
  })
  return [pictures, ...alts]
}

const sayWhen = ({ schedule }: PostBody): string =>
  schedule.kind === 'at'
    ? sayInstant(schedule.at)
    : schedule.kind === 'event'
      ? 'after an event'
      : 'when it is approved'

function sayChanges(fields: readonly Field[]): string {
  const words = fields
    .filter(({ field }) => field.endsWith('text'))
    .flatMap(({ runs }) => runs.filter(({ kind }) => kind !== 'same'))
  const count = (kind: Run['kind']) =>
    words.filter((run) => run.kind === kind).flatMap(({ text }) => text.trim().split(/\s+/)).length
  const most = Math.max(count('added'), count('removed'))
  const others = fields.filter(({ field }) => !field.endsWith('text')).map(({ label }) => label.toLowerCase())
  return listOf([...(most > 0 ? [most === 1 ? '1 word' : `${most} words`] : []), ...others]) || 'nothing'
}

/** Words in common by their longest common row, and what stands between them. */
export function runsBetween(before: string, after: string): Run[] {
  const [a, b] = [wordsIn(before), wordsIn(after)]
  const most = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number): number => most[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = most[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const runs: Run[] = []
  const put = (kind: Run['kind'], text = '') => {
    const open = runs.at(-1)
    if (open?.kind === kind) open.text += text
    else runs.push({ kind, text })
  }
  for (let i = 0, j = 0; i < a.length || j < b.length; )
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put('same', a[i++])
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) put('removed', a[i++])
    else put('added', b[j++])
  return runs
}

const wordsIn = (text: string): string[] => [...(text.match(/\s*\S+/g) ?? [])]
