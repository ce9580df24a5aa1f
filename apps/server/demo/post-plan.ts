import type { PostBody } from '@secondlook/contract'
import type { PostRow } from './data.ts'
import { instantOf } from './moment.ts'

/** One thing that is done to a post. A post is known by its working title, people, units and entries by their keys. */
export type PostAct = { readonly post: string } & (
  | {
      readonly do: 'beginPost'
      readonly unit: string
      readonly channels: readonly string[]
      readonly text: string
      readonly campaign: string
      readonly tier: PostBody['tier']
      readonly ai: PostBody['ai']
      /** When it goes out; without it, as soon as it is approved. */
      readonly goesOut: string | null
      readonly initiatives: readonly string[]
    }
  | { readonly do: 'saveVersion' }
  | { readonly do: 'askForApproval'; readonly note: string | null }
  | {
      readonly do: 'decideOnPost'
      readonly does: 'approve' | 'return' | 'hold'
      readonly reason: string | null
    }
)

/** A line of the files as an act. */
export function planPost(row: PostRow, anchor: string): PostAct {
  const { post } = row
  switch (row.do) {
    case 'beginPost': {
      const { at: _at, by: _by, goesOut, ...rest } = row
      return { ...rest, goesOut: goesOut === undefined ? null : instantOf(goesOut, anchor) }
    }
    case 'saveVersion':
      return { do: row.do, post }
    case 'askForApproval':
      return { do: row.do, post, note: row.note ?? null }
    case 'decideOnPost':
      return { do: row.do, post, does: row.does, reason: row.reason ?? null }
  }
}
