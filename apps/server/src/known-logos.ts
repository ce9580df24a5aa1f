import type { Blobs } from './blobs/blobs.ts'
import { type KnownLogo, type KnownLogos, type LogoMarks, markKept } from './media/index.ts'
import type { Recorder } from './records/index.ts'
import { listLogos } from './registers/index.ts'

/** The logos of the register, ready to be known again. A picture is looked at once; what is kept of it never changes. */
export function knownLogos({ database: { db }, source }: Recorder, blobs: Blobs): KnownLogos {
  const marks = new Map<string, LogoMarks>()
  return {
    list: async () => {
      const known: KnownLogo[] = []
      for (const { id, name, picture } of await listLogos(db, new Date(source.now()).toISOString())) {
        const made = marks.get(picture) ?? (await markKept({ db, blobs }, picture))
        if (!made) continue
        marks.set(picture, made)
        known.push({ id, name, marks: made })
      }
      return known
    },
  }
}
