import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { createWorker } from 'tesseract.js'
import type { TextAnswer } from './asked.ts'

/** Letters are read as well from this as from more, in a fraction of the time and memory. */
const longestSide = 1800
const language = 'eng'
/** Below this, what was read of a texture or a face is noise and no words. */
const leastConfidence = 45
const mostText = 20_000

const wordsFolder = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`)),
    '4.0.0_best_int',
  )

/** Reads the words in a picture, without any network: the reader and what it knows are installed with us. */
export async function readText(bytes: Uint8Array): Promise<TextAnswer> {
  const picture = await sharp(bytes)
    .flatten({ background: 'white' })
    .greyscale()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const worker = await createWorker(language, 1, {
    ...{ langPath: wordsFolder(), cacheMethod: 'none', gzip: true },
    // Without one a fault is thrown where nobody can catch it; the child ends, and says so by ending.
    errorHandler: () => undefined,
  })
  const { data } = await worker.recognize(picture, {}, { blocks: true, text: true })
  await worker.terminate()
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines: some }) =>
      some.map(({ words }) =>
        words
          .filter(({ confidence }) => confidence >= leastConfidence)
          .map(({ text }) => text)
          .join(' '),
      ),
    ),
  )
  const text = lines.filter(isWords).join('\n').slice(0, mostText)
  return { text, confidence: Math.round(data.confidence), language }
}

/** A line of single marks is what a texture looks like to a reader of letters. */
const isWords = (line: string): boolean => /[A-Za-z0-9]{2}/.test(line)
