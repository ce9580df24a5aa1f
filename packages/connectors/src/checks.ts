import type { Content, ContentKind, Picture } from './content.ts'
import type { Problem } from './prepared.ts'
import { caution, problem } from './problem.ts'
import type { Can } from './publisher.ts'
import { graphemeCount } from './text/graphemes.ts'
import { partsOf } from './text/thread.ts'
import { unsendableAt } from './text/utf8.ts'
import { figure } from './text/words.ts'

const cannot: Readonly<Record<ContentKind, (name: string) => string>> = {
  post: (name) => `Nothing can be posted on ${name} from here.`,
  reply: (name) => `Nothing on ${name} can be replied to from here.`,
  edit: (name) => `What is on ${name} cannot be edited from here.`,
  profile: (name) => `The profile on ${name} cannot be changed from here.`,
  pinned: (name) => `Nothing can be pinned on ${name} from here.`,
}

function kindProblems({ kind, about }: Content, can: Can, name: string): readonly Problem[] {
  if (!can.kinds.includes(kind))
    return [
      problem(
        'kind-not-here',
        kind === 'profile' || kind === 'post' ? 'text' : 'about',
        `${cannot[kind](name)} Do it on ${name} itself, and record it here.`,
      ),
    ]
  const needs = kind === 'reply' || kind === 'edit' || kind === 'pinned'
  return needs && (about ?? '').trim() === ''
    ? [
        problem(
          'about-missing',
          'about',
          `Give the address of what this ${kind === 'reply' ? 'replies to' : kind === 'edit' ? 'edits' : 'pins'}.`,
        ),
      ]
    : []
}

const megabytes = (bytes: number): string => {
  const tenths = Math.floor((bytes * 10) / 1_000_000)
  return `${figure(Math.floor(tenths / 10))}${tenths % 10 === 0 ? '' : `.${tenths % 10}`} MB`
}

function pictureProblems(picture: Picture, at: number, can: Can, name: string): readonly Problem[] {
  const where = `pictures.${at}` as const
  const alt = graphemeCount(picture.alt)
  const found: Problem[] = []
  if (!can.pictures.kinds.includes(picture.kind))
    found.push(
      problem(
        'picture-kind',
        where,
        `${name} does not take pictures of the kind ${picture.kind}. Use a ${can.pictures.kinds.join(' or ')}.`,
      ),
    )
  if (can.pictures.bytes !== null && picture.bytes > can.pictures.bytes)
    found.push(
      problem(
        'picture-too-large',
        where,
        `This picture has ${megabytes(picture.bytes)}; ${name} takes ${megabytes(can.pictures.bytes)}. Make it smaller.`,
      ),
    )
  if (can.alt !== null && alt > can.alt)
    found.push(
      problem(
        'alt-too-long',
        `${where}.alt`,
        `The description of this picture has ${figure(alt)} characters; ${name} takes ${figure(can.alt)}.`,
      ),
    )
  if (picture.alt.trim() === '')
    found.push(
      caution('alt-missing', `${where}.alt`, 'Whoever cannot see this picture is told nothing. Describe it.'),
    )
  if (unsendableAt(picture.alt) !== undefined)
    found.push(
      problem(
        'broken-character',
        `${where}.alt`,
        'The description has a character that cannot be sent. Delete it and type it again.',
      ),
    )
  return found
}

function notShown(content: Content, can: Can, name: string): readonly Problem[] {
  const found: Problem[] = []
  if (can.title === 'none' && (content.title ?? '') !== '')
    found.push(
      caution('title-not-shown', 'title', `${name} shows no title. What it says must be in the text.`),
    )
  if (!can.warning && (content.warning ?? '') !== '')
    found.push(
      caution(
        'warning-not-shown',
        'text',
        `${name} has no content warnings in words. Put yours into the first line.`,
      ),
    )
  if (!can.tags && content.tags.length > 0)
    found.push(
      caution(
        'tags-not-used',
        'text',
        `${name} has no tags beside the text. Write them as hashtags if they matter.`,
      ),
    )
  if (content.card && can.cards === 'none')
    found.push(caution('card-not-shown', 'card', `${name} shows no card here, only the link.`))
  return found
}

function titleProblems({ kind, title }: Content, can: Can, name: string): readonly Problem[] {
  if (title !== undefined && unsendableAt(title) !== undefined)
    return [
      problem(
        'broken-character',
        'title',
        'The title has a character that cannot be sent. Delete it and type it again.',
      ),
    ]
  return can.title === 'must' && kind === 'post' && (title ?? '').trim() === ''
    ? [problem('title-missing', 'title', `${name} needs a title.`)]
    : []
}

function textProblems(content: Content, can: Can, name: string): readonly Problem[] {
  const found: Problem[] = []
  const parts = partsOf(content.text)
  if (unsendableAt(content.text) !== undefined || unsendableAt(content.warning ?? '') !== undefined)
    found.push(
      problem(
        'broken-character',
        'text',
        'The text has a character that cannot be sent. Delete it and type it again.',
      ),
    )
  if (parts.length > 1 && (!can.threads || !['post', 'reply'].includes(content.kind)))
    found.push(
      problem('no-thread', 'text', `This cannot be a thread on ${name}. Take out the line of three dashes.`),
    )
  else if (parts.length > 1 && parts.some((part) => part.trim() === ''))
    found.push(
      problem(
        'empty-part',
        'text',
        'One part of the thread is empty. Write it, or take out its line of three dashes.',
      ),
    )
  if (content.kind !== 'pinned' && content.text.trim() === '' && content.pictures.length === 0)
    found.push(problem('nothing-to-say', 'text', 'There is nothing to post yet. Write a text.'))
  return found
}

/** What every platform asks, in the same words. */
export function commonProblems(
  content: Content,

  can: Can,
  name: string,
): readonly Problem[] {
  const { pictures } = content
  return [
    ...kindProblems(content, can, name),
    ...titleProblems(content, can, name),
    ...textProblems(content, can, name),
    ...(pictures.length > can.pictures.max
      ? [
          problem(
            'too-many-pictures',
            `pictures.${can.pictures.max}`,
            `${name} takes ${figure(can.pictures.max)} pictures. Take some out.`,
          ),
        ]
      : []),
    ...pictures.flatMap((picture, at) => pictureProblems(picture, at, can, name)),
    ...notShown(content, can, name),
  ]
}
