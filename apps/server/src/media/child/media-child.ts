import sharp from 'sharp'
import { type Answers, type Asked, memoryExit, type Sent } from './asked.ts'
import { lookForLogos, markPicture } from './look-for-logos.ts'
import { makePicture } from './make-picture.ts'
import { readFound } from './read-found.ts'
import { readText } from './read-text.ts'

sharp.cache(false)
sharp.concurrency(1)
// libvips looks at a file for itself, and must not find a drawing or a document where we saw a picture.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    ...['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadNsgif'],
    ...['VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
  ],
})

const memoryMb = Number(process.argv[2])

// What libvips takes is outside of what V8 bounds, so the whole is looked at, and often: a bomb grows fast.
setInterval(() => {
  if (process.memoryUsage.rss() > memoryMb * 1024 * 1024) process.exit(memoryExit)
}, 10).unref()

async function answer(asked: Asked): Promise<Answers[Asked['ask']]> {
  if (asked.ask === 'picture') return await makePicture(asked.bytes, asked.container)
  if (asked.ask === 'notes') return readFound(asked.bytes, asked.container)
  if (asked.ask === 'text') return await readText(asked.bytes)
  if (asked.ask === 'mark') return await markPicture(asked.bytes)
  return await lookForLogos(asked.bytes, asked.known)
}

process.once('message', (asked: Asked) => {
  answer(asked).then(
    (found) =>
      process.send?.({ answer: found, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies Sent),
    () => process.exit(1),
  )
})
process.once('disconnect', () => process.exit(1))
