import { stem } from './stem.ts'

/** How often common English words stand among a thousand, roughly; every other word counts as rare. */
const rows: readonly (readonly [perThousand: number, words: string])[] = [
  [60, 'the'],
  [40, 'be'],
  [28, 'to of and a'],
  [20, 'in i'],
  [12, 'you for it on'],
  [10, 'have that with at my we your our this'],
  [8, 'will not do from can by or as all he they are is'],
  [5, 'she what if so just about up out but one more when there get me his her us them who an no'],
  [
    3,
    'like go would could should new now time how their than some people make know see day here please want need over ' +
      'good into only where year also too any been these those other work has had did was were am back think come take ' +
      'after before very way say every many much last first next open free help community government act canberra ' +
      'today tomorrow tonight week month street road school park public service health area call visit find use let ' +
      'keep look still never always really why same two three right home down off then him its because which love ' +
      'thank thanks local join check long own always team old going being ever may might must most best better',
  ],
]

const weights = new Map<string, number>()
for (const [weight, words] of rows)
  for (const word of words.split(' ')) weights.set(stem(word), Math.max(weights.get(stem(word)) ?? 0, weight))

const rare = 0.05

/** How common the word behind a key is: the key of a list entry, by stem or with `=` as written. */
export function commonness(name: string): number {
  return weights.get(name.startsWith('=') ? stem(name.slice(1)) : name) ?? rare
}
