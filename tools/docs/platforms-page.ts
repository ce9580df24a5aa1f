import { type CatalogueEntry, catalogue, contentKinds } from '@secondlook/connectors'

const yes = (does: boolean): string => (does ? 'yes' : '–')
const figure = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
const size = (bytes: number | null): string => (bytes === null ? 'not known' : `${figure(bytes)} bytes`)
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  row(head) + row(head.map(() => '---')) + rows.map(row).join('')

const cards = { given: 'ours', made: 'made by it', none: '–' } as const
const titles = { none: '–', may: 'if you like', must: 'needed' } as const

const doesRow = ({ name, can }: CatalogueEntry): readonly string[] => [
  name,
  ...contentKinds.map((kind) => yes(can.kinds.includes(kind))),
  yes(can.threads),
  titles[can.title],
  cards[can.cards],
  yes(can.mentions),
  yes(can.warning),
  yes(can.tags),
]

const takesRow = ({ name, can }: CatalogueEntry): readonly string[] => [
  name,
  can.length.limit === null ? 'no limit known' : figure(can.length.limit),
  can.length.counts,
  `${figure(can.pictures.max)}, ${can.pictures.kinds.join(' or ')}`,
  size(can.pictures.bytes),
  can.alt === null ? 'no limit known' : figure(can.alt),
]

/** `docs/reference/platforms.md`: what each connector can, what it counts, and how well that is known. */
export function platformsPage(): string {
  const connected = catalogue.filter(({ connector }) => connector !== 'by-hand')
  const byHand = catalogue.filter(({ connector }) => connector === 'by-hand').map(({ name }) => name)
  const real = connected
    .filter(({ seen, connector }) => seen === 'service' && connector !== 'practice')
    .map(({ name }) => name)
  const onReal = `${real.slice(0, -1).join(', ')} and ${real.at(-1) ?? ''}`
  return `# Platforms

What can be posted where, and what fits. This page is written by \`npm run docs\` from the catalogue in \`packages/connectors\`.

A post is prepared when a version of it is made: what would be sent is part of what is approved. At its time it is sent once, found again if an answer was lost, and read back as a stranger reads it: its words and pictures, [the day that it shows](wrong-text.md#the-day-that-a-page-shows), and [whether it is pinned](wrong-text.md#whether-it-is-pinned).

## What each can

${table(['platform', ...contentKinds, 'thread', 'title', 'card', 'mentions', 'content warning', 'tags'], connected.map(doesRow))}
**By hand** is everything else: ${byHand.join(', ')}, and any platform that somebody writes in. A person posts it and pastes the link. We know no limits there, so we count and refuse nothing.

A thread is written as one text; a line of exactly \`---\` parts it. Where there are no threads, that line is refused.

## What each takes

${table(['platform', 'longest text', 'counted as', 'pictures', 'each at most', 'longest description'], connected.map(takesRow))}
A reply or a profile text may have another limit; the counter beside the text has the right one.

## How well we know

${onReal} were tried on servers of the real program, each with every answer lost once. The others were tried on doubles of ours, made from what their makers publish, and were not seen on the real service.

${table(
  ['platform', 'connector', 'what it rests on'],
  connected.map(({ name, id, seenSays }) => [name, `\`${id}\``, seenSays]),
)}`
}
