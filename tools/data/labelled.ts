import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from './csv.ts'

/** A text with what people said of it; `held` rows are measured on and never trained or tuned with. */
export type Labelled = {
  readonly from: string
  readonly text: string
  readonly held: boolean
  /** Whether most raters called it abusive, hateful, sexist or insulting. */
  readonly abusive: boolean
  readonly hateful?: boolean
  /** UTF-16 spans most raters marked. */
  readonly spans?: readonly (readonly [number, number])[]
}

/** Every third row, by its number in the file. */
const isHeld = (row: number): boolean => row % 3 === 2

/** Tweets carry markup of their own; users and links say nothing about tone. */
const plainTweet = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#\d+;/g, ' ')
    .replaceAll(/https?:\S+/g, ' ')
    .replaceAll(/^RT |@\w+:?/g, ' ')

export function davidson(folder: string): Labelled[] {
  return readCsv(readFileSync(join(folder, 'davidson', 'labeled_data.csv'), 'utf8')).map((row, at) => ({
    from: 'davidson',
    text: plainTweet(row['tweet'] ?? ''),
    held: isHeld(at),
    abusive: row['class'] !== '2',
    hateful: row['class'] === '0',
  }))
}

export function edos(folder: string): Labelled[] {
  return readCsv(readFileSync(join(folder, 'edos', 'edos-train-dev.csv'), 'utf8')).map((row, at) => ({
    from: 'edos',
    text: (row['text'] ?? '').replaceAll(/\[(USER|URL)\]/g, ' '),
    held: isHeld(at),
    abusive: row['label_sexist'] === 'sexist',
  }))
}

type SpanRow = {
  readonly text: string
  readonly types: Readonly<Record<string, number>>
  readonly raters: number
  readonly spans: [number, number][]
}

export function toxicSpans(folder: string): Labelled[] {
  const lines = readFileSync(join(folder, 'toxic-spans', 'spans.jsonl'), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line, at) => {
      const { text, spans } = JSON.parse(line) as SpanRow
      return { from: 'toxic-spans', text, held: isHeld(at), abusive: spans.length > 0, spans }
    })
}

export function convabuse(folder: string): Labelled[] {
  const rows = ['train', 'valid'].flatMap((part) =>
    readCsv(readFileSync(join(folder, 'convabuse', `ConvAbuseEMNLP${part}.csv`), 'utf8')),
  )
  return rows.map((row, at) => {
    let votes = 0
    let raters = 0
    for (const [name, value] of Object.entries(row)) {
      const level = /_is_abuse\.(-?\d)$/.exec(name)?.[1]
      if (level === undefined || value !== '1') continue
      raters++
      if (Number(level) < 0) votes++
    }
    return { from: 'convabuse', text: row['user'] ?? '', held: isHeld(at), abusive: votes * 2 > raters }
  })
}

/** Ordinary posts, written by hand for this: what must be left alone. */
export function ordinary(name: string): Labelled[] {
  const text = readFileSync(new URL(`../quality/ordinary/${name}.txt`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line, at) => ({ from: name, text: line.replaceAll('\\n', '\n'), held: isHeld(at), abusive: false }))
}
