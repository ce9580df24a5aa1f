// npm run quality DATA_FOLDER: measures the act-2015 pack on the held-out thirds and writes docs/reference/quality.md.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Assessment, Draft } from '@secondlook/contract'
import { compilePack } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import { convabuse, davidson, edos, type Labelled, ordinary, toxicSpans } from '../data/labelled.ts'
import { presidio } from '../data/presidio.ts'
import { casesPart } from './cases-part.ts'
import { personalPart } from './personal-part.ts'
import { table } from './table.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('name the folder that holds the labelled data')
const pack = shippedPack('act-2015')
const policy = compilePack(pack)

const toneDetectors = ['offensive-language', 'insult', 'discrimination', 'threat', 'bullying', 'abusive-tone']
const assess = (text: string, capacity: Draft['capacity']): Assessment =>
  policy.assess({ text, capacity, channel: 'c', aboutMyWork: 'no' })
const held = (rows: readonly Labelled[]): Labelled[] => rows.filter((row) => row.held)
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`

type Judged = { readonly row: Labelled; readonly assessment: Assessment }
const judged = (rows: readonly Labelled[]): Judged[] =>
  held(rows).map((row) => ({ row, assessment: assess(row.text, 'official') }))

const saw = ({ assessment }: Judged, detector: string | undefined): boolean =>
  assessment.findings.some((finding) =>
    detector ? finding.detector === detector : toneDetectors.includes(finding.detector),
  )

/** Precision and recall of one detector, or of all on tone together, against "most raters said abusive". */
function toneRows(name: string, all: readonly Judged[]): string[][] {
  return [undefined, ...toneDetectors].map((detector) => {
    const found = all.filter((one) => saw(one, detector))
    const right = found.filter(({ row }) => row.abusive).length
    const abusive = all.filter(({ row }) => row.abusive).length
    return [
      name,
      detector ?? '**all on tone**',
      percent(right, found.length),
      percent(right, abusive),
      String(found.length),
    ]
  })
}

const strengths = ['clear', 'think', 'ask', 'stop'] as const
function ordinaryRow(name: string, capacity: Draft['capacity'], rows: readonly Labelled[]): string[] {
  const counts = { clear: 0, think: 0, ask: 0, stop: 0 }
  for (const { text } of rows) counts[assess(text, capacity).advice]++
  return [name, String(rows.length), ...strengths.map((advice) => percent(counts[advice], rows.length))]
}

/** Character F1 of the words pointed at, averaged over texts, as SemEval-2021 task 5 counts it. */
function spanScore(rows: readonly Labelled[]): number {
  let sum = 0
  for (const { text, spans = [] } of rows) {
    const wanted = new Set<number>()
    for (const [from, to] of spans) for (let at = from; at < to; at++) wanted.add(at)
    const pointed = new Set<number>()
    for (const finding of assess(text, 'official').findings) {
      if (!toneDetectors.includes(finding.detector)) continue
      for (const span of finding.spans) for (let at = span.from; at < span.to; at++) pointed.add(at)
    }
    const both = [...pointed].filter((at) => wanted.has(at)).length
    if (wanted.size === 0) sum += pointed.size === 0 ? 1 : 0
    else if (both > 0) sum += (2 * both) / (wanted.size + pointed.size)
  }
  return sum / rows.length
}

const sets: readonly [string, readonly Labelled[]][] = [
  ['Davidson', davidson(folder)],
  ['EDOS', edos(folder)],
  ['ConvAbuse', convabuse(folder)],
]
const tone = sets.flatMap(([name, rows]) => toneRows(name, judged(rows)))
const hate = judged(davidson(folder)).filter(({ row }) => row.hateful)
const hateFound = (least: readonly string[]): string =>
  percent(hate.filter(({ assessment }) => least.includes(assessment.advice)).length, hate.length)
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

const page = `# Quality, measured

Written by \`npm run quality DATA_FOLDER\` at ${commit}, pack act-2015 ${pack.head.version}, on every third row of the labelled data, which nothing was tuned on. Weak rows are shown as they are. The data's own labels are people's majority opinions and disagree with each other; see [the model's data card](../../packages/engine/src/tone/README.md).

## Ordinary text is left alone

Ordinary posts written by hand for this project (held-out third, and all of the hard set, which nothing was trained on).

${table(
  ['posts', 'count', 'clear', 'think', 'ask', 'stop'],
  [
    ordinaryRow('official, held-out third', 'official', held(ordinary('official'))),
    ordinaryRow('official, near to a rule', 'official', ordinary('official-hard')),
    ordinaryRow('personal, held-out third', 'personal', held(ordinary('personal'))),
    ordinaryRow(
      'Davidson, called neither hateful nor offensive',
      'official',
      held(davidson(folder)).filter((row) => !row.abusive),
    ),
  ],
)}

## Tone

As an official post; a detector counts as found at any strength. Precision is the share of what it found that most raters called abusive (EDOS: sexist, so that other abuse counts against precision there).

${table(['data', 'detector', 'precision', 'recall', 'found'], tone)}

Texts that most raters called hate speech (Davidson, ${hate.length}): ${hateFound(['stop'])} stop, ${hateFound(['stop', 'ask'])} ask or stop.

The words pointed at, against those that raters marked (Typed Toxic Spans): character F1 ${spanScore(held(toxicSpans(folder))).toFixed(3)}.

## Personal information

${personalPart(
  policy,
  presidio(folder).filter((row) => row.held),
)}

## Every detector, on the pack's cases

The cases were written by hand from the policy and are also its tests, so that this table says what is covered, not how well unseen text fares.

${casesPart(policy, pack)}
`
writeFileSync(new URL('../../docs/reference/quality.md', import.meta.url), page)
process.stdout.write(page)
