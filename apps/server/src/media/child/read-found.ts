import ExifReader, { type ExpandedTags } from 'exifreader'
import type { Container } from '../container/container.ts'
import { readRemark } from '../container/jpeg.ts'
import { findAiMarks } from '../found/ai-marks.ts'
import { type Found, type FoundKind, unread } from '../found/found.ts'

const longest = 200
type Tags = ExpandedTags

const wanted: readonly (readonly [kind: FoundKind, says: string, names: readonly string[]])[] = [
  ['device', 'What took it', ['Make', 'Model', 'LensModel', 'tiff:Make', 'tiff:Model']],
  ['device', 'The number of the device', ['BodySerialNumber', 'SerialNumber', 'LensSerialNumber']],
  [
    'date',
    'When it was taken',
    ['DateTimeOriginal', 'DateCreated', 'Date Created', 'DateTime', 'CreateDate'],
  ],
  [
    'author',
    'Who made or owns it',
    [
      ...['Artist', 'Copyright', 'CameraOwnerName', 'OwnerName', 'By-line', 'creator', 'rights', 'XPAuthor'],
      ...['Credit', 'Copyright Notice', 'Author'],
    ],
  ],
  [
    'comment',
    'A remark',
    [
      ...['ImageDescription', 'UserComment', 'XPComment', 'XPTitle', 'XPSubject', 'XPKeywords', 'Comment'],
      ...['Caption/Abstract', 'description', 'title', 'Description', 'Title', 'Keywords'],
    ],
  ],
  [
    'place',
    'The place in words',
    ['City', 'Sub-location', 'Province/State', 'Country/Primary Location Name', 'Location'],
  ],
  ['software', 'What it was saved with', ['Software', 'CreatorTool', 'ProcessingSoftware']],
]

/** What a file tells besides its picture, in words for its author. Never throws: a note can be as broken as it likes. */
export function readFound(bytes: Uint8Array, container: Container): readonly Found[] {
  const found: Found[] = []
  let tags: Tags | undefined
  try {
    tags = ExifReader.load(Buffer.from(bytes), { expanded: true })
  } catch {
    // A picture without any notes is refused by the reader in the same way as one with broken ones.
    if (hasNotes(bytes)) found.push(unread)
  }
  const texts = textsOf(tags)
  const remark = container.kind === 'jpeg' ? readRemark(bytes) : ''
  if (remark !== '' && !texts.has('Comment')) texts.set('Comment', plain(remark))
  found.push(...placeOf(tags), ...namedIn(texts), ...findAiMarks(bytes, texts))
  if (container.frames > 1)
    found.push({
      kind: 'moves',
      says: 'It moves; its first picture is kept, and the others are gone',
      value: null,
    })
  const more = bytes.length - container.end
  if (more > 0)
    found.push({
      kind: 'more',
      says: 'Something else was hung on behind the picture; it is gone',
      value: `${more.toLocaleString('en-AU')} bytes`,
    })
  return found
}

const hasNotes = (bytes: Uint8Array): boolean => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ['Exif\0', 'http://ns.adobe.com/xap', 'eXIf', 'iTXt', 'EXIF'].some((mark) =>
    raw.includes(mark, 0, 'latin1'),
  )
}

function placeOf(tags: Tags | undefined): readonly Found[] {
  const { Latitude, Longitude } = tags?.gps ?? {}
  if (Latitude === undefined || Longitude === undefined)
    return tags?.exif && 'GPSLatitude' in tags.exif
      ? [{ kind: 'place', says: 'Where it was taken', value: null }]
      : []
  return [
    { kind: 'place', says: 'Where it was taken', value: `${Latitude.toFixed(5)}, ${Longitude.toFixed(5)}` },
  ]
}

function namedIn(texts: ReadonlyMap<string, string>): readonly Found[] {
  return wanted.flatMap(([kind, says, names]) => {
    const values = [...new Set(names.flatMap((name) => texts.get(name) ?? []))]
    return values.length === 0 ? [] : [{ kind, says, value: values.join(', ') }]
  })
}

/** Every tag that has words, by name, cut to what somebody would read. */
function textsOf(tags: Tags | undefined): Map<string, string> {
  const texts = new Map<string, string>()
  const groups: readonly unknown[] = [
    tags?.exif,
    tags?.iptc,
    tags?.xmp,
    tags?.png,
    tags?.pngText,
    tags?.jfif,
    tags?.file,
  ]
  for (const group of groups)
    for (const [name, tag] of Object.entries((group ?? {}) as Record<string, unknown>)) {
      const text = textOf(tag)
      if (text !== undefined && !texts.has(name)) texts.set(name, text)
    }
  return texts
}

function textOf(tag: unknown): string | undefined {
  if (typeof tag !== 'object' || tag === null) return undefined
  const { description, value } = tag as { readonly description?: unknown; readonly value?: unknown }
  const given = typeof description === 'string' && description !== '' ? description : value
  if (typeof given !== 'string') return undefined
  const text = plain(given)
  return text === '' ? undefined : text
}

/** A letter below a space would draw over the screen it is shown on. */
const plain = (given: string): string =>
  [...given.slice(0, longest)]
    .map((one) => (one < ' ' ? ' ' : one))
    .join('')
    .trim()
