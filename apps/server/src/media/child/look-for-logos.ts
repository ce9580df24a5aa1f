import sharp from 'sharp'
import type { KnownLogo, LogoMarks, LogoMatch, Raster } from '../logos/logo.ts'
import { pictureSide, recogniseLogos } from '../logos/recognise-logos.ts'
import { markLogo } from '../logos/template.ts'

/** A picture as the pixels in which logos are looked for. */
export async function rasterOf(bytes: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .resize(pictureSide, pictureSide, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: 3, data }
}

/** What to keep of a picture that shows a logo and nothing else; what is transparent in it stays so. */
export async function markPicture(bytes: Uint8Array): Promise<LogoMarks> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .resize(pictureSide, pictureSide, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return markLogo({ width: info.width, height: info.height, channels: 4, data })
}

export const lookForLogos = async (
  bytes: Uint8Array,
  known: readonly KnownLogo[],
): Promise<readonly LogoMatch[]> => recogniseLogos(await rasterOf(bytes), known)
