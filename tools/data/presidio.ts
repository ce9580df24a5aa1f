import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Entity = { readonly type: string; readonly from: number; readonly to: number }
export type PersonalText = {
  readonly text: string
  readonly entities: readonly Entity[]
  readonly held: boolean
}

type Row = {
  readonly full_text: string
  readonly spans: readonly {
    readonly entity_type: string
    readonly start_position: number
    readonly end_position: number
  }[]
}

/** Synthetic texts with personal information; every third is held out. */
export function presidio(folder: string): PersonalText[] {
  const rows = JSON.parse(readFileSync(join(folder, 'presidio-synth', 'half.json'), 'utf8')) as Row[]
  return rows.map(({ full_text, spans }, at) => ({
    // Positions count code points; ours count UTF-16 units.
    text: full_text,
    entities: spans.map((span) => ({
      type: span.entity_type,
      from: [...full_text].slice(0, span.start_position).join('').length,
      to: [...full_text].slice(0, span.end_position).join('').length,
    })),
    held: at % 3 === 2,
  }))
}
