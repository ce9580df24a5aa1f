import ExifReader from 'exifreader'
import type { Found } from './found.ts'

type Tags = Readonly<Record<string, { readonly description?: unknown } | undefined>>

/** Tags that say something about a person or a place, and how we name them. */
const telling: readonly (readonly [string, string])[] = [
  ['DateTimeOriginal', 'When it was taken'],
  ['Artist', 'Who made it'],
  ['OwnerName', 'Whose camera it was'],
  ['Copyright', 'A copyright line'],
  ['ImageDescription', 'A description'],
  ['Model', 'The camera or phone'],
]

/** Reads what a picture, video or recording carries beside what it shows. Never throws. */
export function readPicture(bytes: ArrayBuffer): Found {
  let tags: Tags
  try {
    tags = ExifReader.load(bytes) as unknown as Tags
  } catch {
    return { location: false, tells: [] }
  }
  return foundIn(tags)
}

export function foundIn(tags: Tags): Found {
  const tells = telling.flatMap(([tag, name]) => {
    const said = tags[tag]?.description
    return typeof said === 'string' && said.trim() !== '' ? [`${name}: ${said.trim().slice(0, 80)}`] : []
  })
  return { location: 'GPSLatitude' in tags || 'GPSLongitude' in tags, tells }
}
