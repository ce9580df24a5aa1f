import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { bareOf } from '../container/bare.ts'
import type { Container } from '../container/container.ts'
import { limits, sizes } from '../limits.ts'
import { lookOf, lookSide } from '../look.ts'
import type { MadePicture, PictureAnswer } from './asked.ts'

const quality = 90
const named: Readonly<Record<Container['kind'], string>> = {
  ...{ jpeg: 'jpeg', png: 'png', gif: 'gif', webp: 'webp', avif: 'heif' },
}

/** Decodes a picture and makes it anew: upright, in sRGB, eight bits deep, and with nothing else in it. */
export async function makePicture(bytes: Uint8Array, container: Container): Promise<PictureAnswer> {
  const bare = bareOf(bytes, container)
  const input = sharp(bare.bytes, {
    ...{ limitInputPixels: limits.pixels, failOn: 'error', sequentialRead: true, pages: 1 },
  })
  try {
    const { format, hasAlpha } = await input.metadata()
    if (format !== named[container.kind]) return { ok: false, because: 'broken' }
    const upright = turn(input, bare.orientation).toColourspace('srgb')
    const full = await save(
      upright,
      hasAlpha || container.kind === 'png' || container.kind === 'gif',
      hasAlpha,
    )
    if (full.bytes.length > limits.keptBytes) return { ok: false, because: 'too-large' }
    const medium = await smaller(full, sizes.medium)
    const small = await smaller(medium ?? full, sizes.small)
    const raster = await sharp((small ?? full).bytes)
      .flatten({ background: 'white' })
      .greyscale()
      .resize(lookSide, lookSide, { fit: 'fill' })
      .raw()
      .toBuffer()
    return {
      ...{ ok: true, full, look: lookOf(raster) },
      ...(medium && { medium }),
      ...(small && { small }),
    }
  } catch {
    return { ok: false, because: 'broken' }
  }
}

/** What was drawn stays as sharp as it was; what was photographed, or is too large so, is coded as a photograph. */
async function save(picture: Sharp, isDrawn: boolean, hasAlpha: boolean): Promise<MadePicture> {
  if (isDrawn) {
    const drawn = await picture.clone().png({ compressionLevel: 7 }).toBuffer({ resolveWithObject: true })
    if (hasAlpha || drawn.data.length <= limits.keptBytes / 4) return made('png', drawn)
  }
  return made(
    'jpeg',
    await picture.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer({ resolveWithObject: true }),
  )
}

async function smaller(of: MadePicture, side: number): Promise<MadePicture | undefined> {
  if (Math.max(of.width, of.height) <= side) return undefined
  const picture = sharp(of.bytes).resize(side, side, { fit: 'inside' })
  return of.kind === 'png'
    ? made('png', await picture.png().toBuffer({ resolveWithObject: true }))
    : made('jpeg', await picture.jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true }))
}

const made = (
  kind: MadePicture['kind'],
  { data, info }: { readonly data: Buffer; readonly info: OutputInfo },
): MadePicture => ({ kind, bytes: data, width: info.width, height: info.height })

/** By how much, and whether mirrored before, for each way that a camera may have been held. */
const turns: Readonly<Record<number, readonly [degrees: number, isMirrored: boolean]>> = {
  ...{ 2: [0, true], 3: [180, false], 4: [180, true], 5: [270, true] },
  ...{ 6: [90, false], 7: [90, true], 8: [270, false] },
}

function turn(picture: Sharp, orientation: number): Sharp {
  const [degrees, isMirrored] = turns[orientation] ?? [0, false]
  return picture.flop(isMirrored).rotate(degrees)
}
