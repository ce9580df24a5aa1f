import sharp from 'sharp'
import { randomOf } from '../../store/crash/random-of.ts'
import type { Raster } from './logo.ts'

/** Letters as strokes on a grid of 4 by 6, so that a drawing needs no font and is the same everywhere. */
const strokes: Readonly<Record<string, string>> = {
  A: 'M0 6 2 0 4 6M.8 4H3.2',
  B: 'M0 0V6H3L4 5V4L3 3H0M3 3 3.8 2V1L3 0H0',
  C: 'M4 1 3 0H1L0 1V5L1 6H3L4 5',
  D: 'M0 0V6H2.5L4 4.5V1.5L2.5 0Z',
  E: 'M4 0H0V6H4M0 3H3',
  G: 'M4 1 3 0H1L0 1V5L1 6H3L4 5V3H2',
  H: 'M0 0V6M4 0V6M0 3H4',
  K: 'M0 0V6M4 0 0 3.4 4 6',
  L: 'M0 0V6H4',
  M: 'M0 6V0L2 3 4 0V6',
  N: 'M0 6V0L4 6V0',
  O: 'M1 0H3L4 1V5L3 6H1L0 5V1Z',
  P: 'M0 6V0H3L4 1V2.2L3 3.2H0',
  R: 'M0 6V0H3L4 1V2.2L3 3.2H0M2 3.2 4 6',
  S: 'M4 1 3 0H1L0 1V2L1 3H3L4 4V5L3 6H1L0 5',
  T: 'M0 0H4M2 0V6',
  V: 'M0 0 2 6 4 0',
  W: 'M0 0 1 6 2 2.5 3 6 4 0',
  Y: 'M0 0 2 3 4 0M2 3V6',
  Z: 'M0 0H4L0 6H4',
}
const letters = Object.keys(strokes)

export type Random = () => number
type Palette = readonly [string, string, string]

const palettes: readonly Palette[] = [
  ['#12355b', '#f2c14e', '#ffffff'],
  ['#7a1f3d', '#f7e7ce', '#ffffff'],
  ['#1b6b4c', '#e8f1d4', '#f4a259'],
  ['#2b2d42', '#ef233c', '#edf2f4'],
  ['#5f0f40', '#fb8b24', '#ffffff'],
  ['#005f73', '#94d2bd', '#ffffff'],
  ['#3a0ca3', '#f7b801', '#ffffff'],
  ['#403d39', '#eb5e28', '#fffcf2'],
]

const pick = <T>(random: Random, of: readonly T[]): T => {
  const one = of[Math.trunc(random() * of.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
const between = (random: Random, from: number, to: number): number => from + random() * (to - from)

function word(
  random: Random,
  length: number,
  at: { x: number; y: number; size: number; colour: string; weight: number },
): string {
  const { x, y, size, colour, weight } = at
  const drawn = Array.from(
    { length },
    (_, i) => `<path transform="translate(${i * 5.6} 0)" d="${strokes[pick(random, letters)]}"/>`,
  )
  return `<g transform="translate(${x} ${y}) scale(${size})" fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linejoin="round">${drawn.join('')}</g>`
}

/** A sign that could be on a shield: rays, chevrons, waves, a star, a tree, rings, checks. */
function charge(random: Random, colour: string, x: number, y: number, r: number): string {
  const kind = Math.trunc(random() * 8)
  const turn = Math.trunc(random() * 12) * 15
  const points = (n: number, inner: number): string =>
    Array.from({ length: n * 2 }, (_, i) => {
      const radius = i % 2 === 0 ? r : r * inner
      const angle = (i * Math.PI) / n + (turn * Math.PI) / 180
      return `${x + radius * Math.sin(angle)},${y - radius * Math.cos(angle)}`
    }).join(' ')
  if (kind === 0)
    return `<polygon fill="${colour}" points="${points(4 + Math.trunc(random() * 5), between(random, 0.3, 0.6))}"/>`
  if (kind === 1)
    return `<g fill="none" stroke="${colour}" stroke-width="${r * 0.25}">${[-0.6, 0, 0.6].map((k) => `<path d="M${x - r} ${y + k * r + r * 0.4} ${x} ${y + k * r - r * 0.3} ${x + r} ${y + k * r + r * 0.4}"/>`).join('')}</g>`
  if (kind === 2)
    return `<g fill="none" stroke="${colour}" stroke-width="${r * 0.2}">${[-0.5, 0, 0.5].map((k) => `<path d="M${x - r} ${y + k * r}q${r * 0.5} ${-r * 0.5} ${r} 0t${r} 0"/>`).join('')}</g>`
  if (kind === 3)
    return `<g fill="${colour}"><polygon points="${x},${y - r} ${x + r * 0.8},${y + r * 0.4} ${x - r * 0.8},${y + r * 0.4}"/><rect x="${x - r * 0.15}" y="${y + r * 0.4}" width="${r * 0.3}" height="${r * 0.6}"/></g>`
  if (kind === 4)
    return `<g fill="none" stroke="${colour}" stroke-width="${r * 0.16}"><circle cx="${x - r * 0.4}" cy="${y}" r="${r * 0.55}"/><circle cx="${x + r * 0.4}" cy="${y}" r="${r * 0.55}"/></g>`
  if (kind === 5)
    return `<g fill="${colour}">${[0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].flatMap((j) => ((i + j) % 2 === 0 ? [`<rect x="${x - r + i * r * 0.5}" y="${y - r + j * r * 0.5}" width="${r * 0.5}" height="${r * 0.5}"/>`] : []))).join('')}</g>`
  if (kind === 6)
    return `<path fill="${colour}" d="M${x} ${y - r}C${x + r * 1.2} ${y - r * 0.2} ${x + r * 0.8} ${y + r * 0.9} ${x} ${y + r}C${x - r * 0.8} ${y + r * 0.9} ${x - r * 1.2} ${y - r * 0.2} ${x} ${y - r}Z"/>`
  return word(random, 1, { x: x - r * 0.6, y: y - r * 0.9, size: r * 0.3, colour, weight: 1.1 })
}

/** Fictional bodies' signs, in six families; the number says which family. No real one is drawn after. */
export function drawLogo(seed: number): string {
  const random = randomOf(seed)
  const [ink, accent, ground] = pick(random, palettes)
  const svg = (width: number, height: number, inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`
  const family = seed % 6
  if (family === 0)
    return svg(
      400,
      480,
      `<path d="M20 20H380V250Q380 400 200 460Q20 400 20 250Z" fill="${ink}" stroke="${accent}" stroke-width="12"/><path d="M30 ${between(random, 150, 220)}H370" stroke="${accent}" stroke-width="${between(random, 8, 40)}"/>${charge(random, accent, 120, 90, 50)}${charge(random, ground, 285, 90, 50)}${charge(random, accent, 200, 310, 85)}`,
    )
  if (family === 1) {
    const length = 5 + Math.trunc(random() * 4)
    return svg(
      length * 84 + 20,
      170 + (random() < 0.5 ? 60 : 0),
      `${word(random, length, { x: 20, y: 25, size: 14, colour: ink, weight: between(random, 0.7, 1.5) })}<rect x="20" y="135" width="${between(random, 120, 300)}" height="12" fill="${accent}"/>${word(random, length, { x: 22, y: 165, size: 7, colour: ink, weight: 0.9 })}`,
    )
  }
  if (family === 2)
    return svg(
      420,
      420,
      `<circle cx="210" cy="210" r="200" fill="${ink}"/><circle cx="210" cy="210" r="${between(random, 130, 170)}" fill="${ground}" stroke="${accent}" stroke-width="10"/>${charge(random, ink, 210, 180, 70)}${charge(random, accent, 210, 275, 36)}${charge(random, ink, 140, 250, 26)}`,
    )
  if (family === 3) {
    const bars = 2 + Math.trunc(random() * 3)
    const drawn = Array.from(
      { length: bars },
      (_, i) =>
        `<rect x="0" y="${(i * 300) / bars}" width="500" height="${300 / bars}" fill="${[ink, accent, ground][i % 3]}"/>`,
    )
    return svg(
      500,
      300,
      `${drawn.join('')}<rect x="0" y="0" width="${between(random, 120, 210)}" height="300" fill="${ink}"/>${charge(random, accent, 85, 100, 55)}${charge(random, ground, 90, 220, 40)}${charge(random, ink, 360, 150, 70)}`,
    )
  }
  if (family === 4)
    return svg(
      400,
      400,
      `<rect x="10" y="10" width="380" height="380" rx="${between(random, 0, 120)}" fill="${ink}"/>${word(random, 2, { x: 70, y: 90, size: 26, colour: ground, weight: between(random, 0.8, 1.4) })}${charge(random, accent, 200, 320, 42)}`,
    )
  return svg(
    620,
    240,
    `${charge(random, ink, 120, 120, 90)}${charge(random, accent, 120, 120, 40)}${word(random, 5, { x: 250, y: 60, size: 12, colour: ink, weight: 1 })}${word(random, 7, { x: 252, y: 155, size: 8, colour: accent, weight: 1.1 })}`,
  )
}

/** Bytes of a logo as PNG with nothing behind it. */
export const logoPng = async (seed: number, scale = 1): Promise<Buffer> => {
  const { width } = await sharp(Buffer.from(drawLogo(seed))).metadata()
  return await sharp(Buffer.from(drawLogo(seed)), { density: 72 * Math.max(1, scale) })
    .resize(Math.round(width * scale))
    .png()
    .toBuffer()
}

/** Something like a photograph: soft shapes, hard edges, grain; nothing in it is a logo. */
export async function busyPicture(seed: number, width: number, height: number): Promise<Buffer> {
  const random = randomOf(seed)
  const colour = (): string =>
    `hsl(${Math.trunc(random() * 360)} ${Math.trunc(between(random, 10, 70))}% ${Math.trunc(between(random, 20, 80))}%)`
  const shapes: string[] = []
  for (let i = 0; i < 70; i += 1) {
    const [x, y, r] = [random() * width, random() * height, between(random, 8, width / 6)]
    const kind = Math.trunc(random() * 4)
    if (kind === 0)
      shapes.push(
        `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * between(random, 0.3, 1)}" fill="${colour()}" transform="rotate(${random() * 180} ${x} ${y})"/>`,
      )
    else if (kind === 1)
      shapes.push(
        `<rect x="${x}" y="${y}" width="${r}" height="${r * between(random, 0.2, 2)}" fill="${colour()}" transform="rotate(${random() * 20} ${x} ${y})"/>`,
      )
    else if (kind === 2)
      shapes.push(
        `<path d="M${x} ${y}q${r} ${-r} ${2 * r} 0t${r} ${r}" fill="none" stroke="${colour()}" stroke-width="${between(random, 1, 12)}"/>`,
      )
    else
      shapes.push(
        word(random, 1 + Math.trunc(random() * 8), {
          x,
          y,
          size: between(random, 2, 8),
          colour: colour(),
          weight: between(random, 0.5, 1.5),
        }),
      )
  }
  const noise = Buffer.alloc(width * height * 3)
  for (let i = 0; i < noise.length; i += 1) noise[i] = Math.trunc(between(random, 110, 146))
  return await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colour()}"/>${shapes.join('')}</svg>`,
    ),
  )
    .removeAlpha()
    .composite([{ input: noise, raw: { width, height, channels: 3 }, blend: 'overlay' }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}

export async function rgba(png: Buffer): Promise<Raster> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: 4, data }
}

/** For the bench, which has no packages of its own. */
export { sharp }
