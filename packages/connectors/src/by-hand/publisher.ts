import type { Content } from '../content.ts'
import type { Shown } from '../prepared.ts'
import type { Publisher } from '../publisher.ts'
import { partsOf } from '../text/thread.ts'
import { roomSays } from '../text/words.ts'
import { byHand } from './facts.ts'

function shown(content: Content): Shown {
  return {
    parts: partsOf(content.text).map((text, at) => ({
      ...(at === 0 && content.title !== undefined ? { title: content.title } : {}),
      runs: [{ kind: 'text', text }],
      pictures: at === 0 ? content.pictures : [],
    })),
  }
}

export const byHandPublisher: Publisher = {
  ...byHand,
  measure: ({ text }) => {
    const parts = partsOf(text).map((part) => ({ used: [...part].length, limit: null }))
    const used = Math.max(...parts.map((part) => part.used))
    return { used, limit: null, says: roomSays(used, null), parts }
  },
  shown,
  prepare: (content, account, key) => ({
    ok: true,
    connector: byHand.connector,
    version: byHand.version,
    requests: [
      {
        method: 'BY-HAND',
        path: account.address,
        headers: {},
        body: { key, kind: content.kind, text: content.text },
      },
    ],
    shown: shown(content),
    warnings: [],
  }),
}
