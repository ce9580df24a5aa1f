import { type Blobs, readWhole } from '../blobs/blobs.ts'
import type { JobKind } from '../jobs/job.ts'
import { commit, type Permit, type Recorder } from '../records/index.ts'
import { newId } from '../store/ids.ts'
import { askChild } from './child/children.ts'
import type { KnownLogos } from './logos/logo.ts'
import { digestFor } from './model.ts'
import { findMedia, insertText, keepLogos } from './store.ts'

export type LookNeeds = {
  readonly recorder: Recorder
  readonly blobs: Blobs
  readonly logos: KnownLogos
  /** For an act of the job itself. */
  readonly permitOf: (job: string, act: string) => Permit
}

/** What is looked for in a picture after it was kept. Killed at any instant, either is simply done again. */
export const lookJobs = (needs: LookNeeds): readonly JobKind[] => [
  {
    ...{ name: 'media.read-text', retryLimit: 3, isOrdered: false, after: ['media.kept'] },
    run: async ({ subject }) => await readText(needs, subject),
  },
  {
    ...{ name: 'media.recognise-logos', retryLimit: 3, isOrdered: false, after: ['media.kept'] },
    run: async ({ subject }) => await recogniseIn(needs, subject),
  },
]

async function readText({ recorder, blobs, permitOf }: LookNeeds, id: string): Promise<void> {
  const media = await findMedia(recorder.database.db, id)
  if (media?.text.state !== 'waiting') return
  const looked = await askChild({ ask: 'text', bytes: await readWhole(blobs, media.digest) })
  const read = looked.ok ? looked.answer : { text: '', confidence: 0, language: 'eng' }
  const state = !looked.ok ? 'failed' : read.text === '' ? 'nothing' : 'read'
  const { text, confidence, language } = read
  await commit(recorder, permitOf('media.read-text', 'media.read-text'), async (tx, at) => {
    const row = {
      id: newId(recorder.source),
      media: id,
      state,
      words: text,
      confidence,
      language,
      at,
    } as const
    if (!(await insertText(tx, row))) return { declined: 'read-already' as const }
    return {
      result: undefined,
      events: [
        {
          type: 'media.text-read',
          subject: id,
          parts: { read: { state, text, confidence, language } },
          rows: [{ table: 'media_text' as const, key: row.id }],
        },
      ],
    }
  })
}

/** Looks once more at a picture with the logos that are known now. A register that learns a new one asks for this. */
export async function recogniseIn(
  { recorder, blobs, logos, permitOf }: LookNeeds,
  id: string,
): Promise<void> {
  const media = await findMedia(recorder.database.db, id)
  const known = media ? await logos.list() : []
  if (!media || known.length === 0) return
  const looked = await askChild({
    ask: 'logos',
    bytes: await readWhole(blobs, digestFor(media, '1200')),
    known,
  })
  // It is tried again; until it has been looked at, nobody is told that there is none.
  if (!looked.ok) throw new Error(`looking for logos ended by ${looked.because}`)
  const found = looked.answer
  await commit(recorder, permitOf('media.recognise-logos', 'media.recognise-logos'), async (tx, at) => {
    const rows = await keepLogos(tx, at, {
      id: newId(recorder.source),
      media: id,
      known: known.length,
      found,
    })
    return {
      result: undefined,
      events: [
        {
          type: 'media.logos-recognised',
          subject: id,
          parts: { logos: { known: known.length, found: found.map((one) => ({ ...one })) } },
          rows: rows.map((key) => ({ table: 'media_logos' as const, key })),
        },
      ],
    }
  })
}
