// npm run bench logos: how many logos are recognised in which changes of a picture, and how many where there is none;
// writes docs/reference/logos.md. Every logo is drawn here and belongs to nobody.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { rasterOf } from '../apps/server/src/media/child/look-for-logos.ts'
import type { KnownLogo } from '../apps/server/src/media/logos/logo.ts'
import { leastCloseness, rateLogos } from '../apps/server/src/media/logos/recognise-logos.ts'
import { markLogo } from '../apps/server/src/media/logos/template.ts'
import { busyPicture, logoPng, rgba, sharp } from '../apps/server/src/media/logos/testing.ts'
import { randomOf } from '../apps/server/src/store/crash/random-of.ts'
import { table } from '../tools/quality/table.ts'

const seed = 7301
const knownCount = 18
const unlikeCount = Math.round(knownCount * 1.5)
const random = randomOf(seed)
const between = (from: number, to: number): number => from + random() * (to - from)

const known: KnownLogo[] = []
for (let at = 0; at < knownCount; at += 1)
  known.push({ id: String(at), name: `Logo ${at}`, marks: markLogo(await rgba(await logoPng(at))) })

const onGround = (png: Buffer, ground = 'white') => sharp(png).flatten({ background: ground })
const sized = async (png: Buffer, scale: number): Promise<Buffer> => {
  const { width } = await sharp(png).metadata()
  return await sharp(png)
    .resize(Math.max(8, Math.round(width * scale)))
    .png()
    .toBuffer()
}

/** Cuts so much of the width and of the height off, on sides that chance picks. */
async function cropped(png: Buffer, part: number): Promise<Buffer> {
  const flat = await onGround(png).png().toBuffer()
  const { width, height } = await sharp(flat).metadata()
  const [w, h] = [Math.round(width * (1 - part)), Math.round(height * (1 - part))]
  return await sharp(flat)
    .extract({
      left: Math.round(random() * (width - w)),
      top: Math.round(random() * (height - h)),
      width: w,
      height: h,
    })
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** Puts a logo somewhere in a busy picture, so large in parts of its width. */
async function placed(logo: number, part: number, quality: number, round: number): Promise<Buffer> {
  const [width, height] = [1200, 800]
  const png = await sharp(await logoPng(logo, 2))
    .resize(Math.round(width * part), Math.round(height * 0.95), { fit: 'inside' })
    .png()
    .toBuffer()
  const size = await sharp(png).metadata()
  return await sharp(await busyPicture(seed + logo * 100 + round, width, height))
    .composite([
      {
        input: png,
        left: Math.round(random() * (width - size.width)),
        top: Math.round(random() * (height - size.height)),
      },
    ])
    .jpeg({ quality })
    .toBuffer()
}

type Variant = {
  readonly says: string
  readonly aim: number
  readonly make: (logo: number) => Promise<Buffer>
}
const whole = (says: string, make: Variant['make']): Variant => ({ says, aim: 0.95, make })
const inside = (says: string, make: Variant['make']): Variant => ({ says, aim: 0.85, make })

const variants: readonly Variant[] = [
  ...[0.25, 0.5, 1, 2].map((scale) =>
    whole(
      `scaled to ${scale * 100} %`,
      async (at) =>
        await onGround(await sized(await logoPng(at, 2), scale / 2))
          .png()
          .toBuffer(),
    ),
  ),
  ...[0.05, 0.1].map((part) =>
    whole(
      `cropped by ${part * 100} % of width and height`,
      async (at) => await cropped(await logoPng(at), part),
    ),
  ),
  ...[30, 50, 75, 95].map((quality) =>
    whole(
      `JPEG ${quality}`,
      async (at) =>
        await onGround(await logoPng(at))
          .jpeg({ quality })
          .toBuffer(),
    ),
  ),
  whole(
    '25 % and JPEG 30',
    async (at) =>
      await onGround(await sized(await logoPng(at), 0.25))
        .jpeg({ quality: 30 })
        .toBuffer(),
  ),
  whole(
    'colours turned by 20 to 90 degrees',
    async (at) =>
      await onGround(await logoPng(at))
        .modulate({ hue: Math.round(between(20, 90)) })
        .jpeg({ quality: 80 })
        .toBuffer(),
  ),
  whole(
    'grey',
    async (at) =>
      await onGround(await logoPng(at))
        .greyscale()
        .jpeg({ quality: 80 })
        .toBuffer(),
  ),
  whole(
    'paler: contrast 60 %',
    async (at) =>
      await onGround(await logoPng(at))
        .linear(0.6, 90)
        .jpeg({ quality: 80 })
        .toBuffer(),
  ),
  whole(
    'darker: brightness 60 %',
    async (at) =>
      await onGround(await logoPng(at))
        .modulate({ brightness: 0.6 })
        .jpeg({ quality: 80 })
        .toBuffer(),
  ),
  whole(
    'on a coloured ground',
    async (at) =>
      await onGround(await logoPng(at), `hsl(${Math.round(between(0, 360))}, 60%, 70%)`)
        .jpeg({ quality: 80 })
        .toBuffer(),
  ),
  ...[0.2, 0.25, 0.35, 0.5, 0.8].map((part, round) =>
    inside(
      `${part * 100} % of the width of a busy picture, anywhere, JPEG 75`,
      async (at) => await placed(at, part, 75, round),
    ),
  ),
  inside('35 % of the width of a busy picture, JPEG 30', async (at) => await placed(at, 0.35, 30, 9)),
]

const ratedAs = async (picture: Buffer, logos: readonly KnownLogo[]): Promise<readonly number[]> =>
  rateLogos(await rasterOf(picture), logos).map(({ closeness }) => closeness)

const recalls: { readonly variant: Variant; readonly closeness: readonly number[] }[] = []
for (const variant of variants) {
  const closeness: number[] = []
  for (const [at, logo] of known.entries()) closeness.push(...(await ratedAs(await variant.make(at), [logo])))
  recalls.push({ variant, closeness })
  process.stderr.write(
    `${variant.says}: ${shareAbove(closeness, leastCloseness).toFixed(2)}, least ${Math.min(...closeness)}\n`,
  )
}

type Negatives = { readonly says: string; readonly pictures: (readonly number[])[] }
const negatives: Negatives[] = [
  { says: 'other logos of the same six families, whole', pictures: [] },
  { says: 'other logos of the same families in a busy picture', pictures: [] },
  { says: 'busy pictures without a logo', pictures: [] },
  { says: 'each known logo, for every other one', pictures: [] },
]
const [unlike, unlikeInside, busy, others] = negatives
for (let at = 0; at < unlikeCount; at += 1) {
  const logo = 1000 + at
  unlike?.pictures.push(
    await ratedAs(
      await onGround(await logoPng(logo))
        .jpeg({ quality: 80 })
        .toBuffer(),
      known,
    ),
  )
  busy?.pictures.push(await ratedAs(await busyPicture(seed + 50_000 + at, 1200, 800), known))
  if (at % 2 === 0) unlikeInside?.pictures.push(await ratedAs(await placed(logo, 0.35, 75, 1), known))
}
for (const [at] of known.entries())
  others?.pictures.push(
    await ratedAs(
      await onGround(await logoPng(at))
        .jpeg({ quality: 80 })
        .toBuffer(),
      known.filter(({ id }) => id !== String(at)),
    ),
  )

function shareAbove(figures: readonly number[], line: number): number {
  return figures.filter((figure) => figure >= line).length / Math.max(1, figures.length)
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const allNegatives = negatives.flatMap(({ pictures }) => pictures)

const begun = performance.now()
await ratedAs(await placed(0, 0.35, 75, 1), known)
const seconds = (performance.now() - begun) / 1000

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const page = `# Recognising logos, measured

Written by \`npm run bench logos\` at ${commit} on ${new Date().toISOString().slice(0, 10)}, seed ${seed}, Node ${process.version}. ${knownCount} logos are known, drawn by a program in six families (crests, word marks, roundels, flags, monograms, signs with words) for bodies that do not exist; the others are drawn the same way, so that they are as like as another body's would be. A logo counts as recognised from a closeness of ${leastCloseness}.

## Recall

How many of ${knownCount} known logos are recognised, for each change.

${table(
  ['the picture is the logo, or has it', 'recognised', 'aim', 'least closeness'],
  recalls.map(({ variant, closeness }) => [
    variant.says,
    percent(shareAbove(closeness, leastCloseness)),
    `${variant.aim * 100} %`,
    Math.min(...closeness).toFixed(2),
  ]),
)}

## False alarms

Each picture was asked about every known logo. A pair is one picture and one logo; the aim is at most 1 % of pairs.

${table(
  ['the picture is', 'pictures', 'false alarms of pairs', 'pictures with any', 'greatest closeness'],
  negatives.map(({ says, pictures }) => [
    says,
    String(pictures.length),
    percent(shareAbove(pictures.flat(), leastCloseness)),
    percent(pictures.filter((rated) => rated.some((one) => one >= leastCloseness)).length / pictures.length),
    Math.max(...pictures.flat()).toFixed(2),
  ]),
)}

## Where the line is

${table(
  [
    'recognised from',
    'recall, worst whole',
    'recall, worst inside',
    'false alarms of pairs',
    'pictures with any',
  ],
  [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85].map((line) => [
    `${line}${line === leastCloseness ? ' (in use)' : ''}`,
    ...[0.95, 0.85].map((aim) =>
      percent(
        Math.min(
          ...recalls
            .filter(({ variant }) => variant.aim === aim)
            .map(({ closeness }) => shareAbove(closeness, line)),
        ),
      ),
    ),
    percent(shareAbove(allNegatives.flat(), line)),
    percent(allNegatives.filter((rated) => rated.some((one) => one >= line)).length / allNegatives.length),
  ]),
)}

One picture of 1200 by 800 against ${knownCount} logos took ${seconds.toFixed(1)} s on a shared machine; it is a job, nobody waits for it.

## What it does not do

- A logo that is turned, bent, seen from the side or drawn in another proportion is not recognised, nor one smaller than a sixth of the picture's longer side.
- Real photographs of signs and clothes were not measured: there are none here that we may use. The busy pictures are drawn, and kinder than a street.
- A match is advice. It says "this looks like …", and a person looks.
`
writeFileSync('docs/reference/logos.md', page)
process.stdout.write(page)
