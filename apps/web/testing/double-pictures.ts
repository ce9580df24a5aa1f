import type { FoundInFile, MediaDeclaration, MediaFile } from '@secondlook/contract'
import { now, Refused, type Route } from './double-exchange.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** The same for the same picture, and of another colour for most others. */
const drawingOf = (id: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320"><rect width="480" height="320" fill="hsl(${[...id].reduce((sum, one) => sum * 31 + one.charCodeAt(0), 7) % 360} 40% 75%)"/><path d="M0 240 120 120 240 220 330 150 480 260V320H0Z" fill="#475"/><rect x="150" y="40" width="180" height="60" fill="#fff"/></svg>`

const told: readonly FoundInFile[] = [
  { kind: 'device', says: 'What took it', value: 'Examplecam, E-100' },
  { kind: 'place', says: 'Where it was taken', value: '-35.28198, 149.12861' },
  { kind: 'author', says: 'Who made or owns it', value: 'Sam Lindqvist' },
]

/** Pictures in memory. What a file is, its name says here: only the real server looks into it. */
export class DoublePictures {
  items: MediaFile[] = []

  add(id: string, person: string, name: string, more: Partial<MediaFile> = {}): MediaFile {
    const media: MediaFile = {
      ...{ id, name, person, kind: 'jpeg', width: 4032, height: 3024, bytes: 2_140_000 },
      ...{ unit: null, channel: null, addedAt: now(), declared: null, needsConsent: true, aiHint: null },
      text: { state: 'waiting', text: '', confidence: 0, language: 'eng' },
      ...{ logos: null, may: { declare: true, remove: true }, ...more },
    }
    this.items = [media, ...this.items]
    return media
  }

  change(id: string, more: Partial<MediaFile>): MediaFile {
    const before = this.items.find((one) => one.id === id)
    if (!before)
      throw new Refused(
        404,
        'not-found',
        'There is nothing here',
        'There is no such picture that you may see.',
      )
    const after = { ...before, ...more }
    this.items = this.items.map((one) => (one.id === id ? after : one))
    return after
  }
}

export const picturesRoutes = ({ pictures, id: newId }: DoubleStore): readonly Route[] => [
  [
    'POST /media',
    false,
    ({ query, me }) => {
      const name = query.get('name') ?? 'picture'
      if (name.endsWith('.svg'))
        throw new Refused(
          ...([415, 'file-not-taken', 'We do not take this kind of file'] as const),
          'This is an SVG drawing, which can hold scripts. Export it as a PNG, and add that.',
        )
      const media = pictures.add(newId(), me, name)
      return { ...shape.addedMedia({ media, found: told, alike: [] }), status: 201 }
    },
  ],
  [
    'GET /media',
    false,
    ({ me }) => shape.mediaPage({ media: pictures.items.filter(({ person }) => person === me), next: null }),
  ],
  [
    'GET /media/:id/picture',
    false,
    ({ id }) => ({ status: 200, text: drawingOf(id), headers: { 'content-type': 'image/svg+xml' } }),
  ],
  [
    'PUT /media/:id/declaration',
    false,
    ({ id, json }) => {
      const declared = json as unknown as MediaDeclaration
      return shape.mediaFile(pictures.change(id, { declared, needsConsent: declared.people !== 'no' }))
    },
  ],
  [
    'DELETE /media/:id',
    false,
    ({ id }) => {
      pictures.items = pictures.items.filter((one) => one.id !== id)
      return { status: 204 }
    },
  ],
]
