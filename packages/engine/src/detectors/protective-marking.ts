import { defineDetector } from '../detector.ts'
import { Mark } from '../text/reading.ts'

/** Placeholder grammar for `[SEC=…]`; the full grammar follows. */
export const protectiveMarking = defineDetector({
  id: 'protective-marking',
  summary: 'A security classification or a caveat that belongs to a document',
  kinds: { classified: 'OFFICIAL: Sensitive or above, or a caveat', official: 'plain OFFICIAL' },
  lists: [],
  wakes: { marks: Mark.caps | Mark.bracket },
  find(reading, _lists, _scene, see) {
    const at = reading.source.indexOf('[SEC=')
    if (at < 0) return
    const end = reading.source.indexOf(']', at)
    see.units('classified', reading, at, end < 0 ? at + 5 : end + 1)
  },
})
