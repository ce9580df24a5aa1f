import sharp from 'sharp'
import type { KnownLogo, LogoMatch, Raster } from '../logos/logo.ts'
import { pictureSide, recogniseLogos } from '../logos/recognise-logos.ts'

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

export const lookForLogos = async (
  bytes: Uint8Array,
  known: readonly KnownLogo[],
): Promise<readonly LogoMatch[]> => recogniseLogos(await rasterOf(bytes), known)
