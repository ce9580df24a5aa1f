import { face } from 'virtual:pack-face'
import type { RefObject } from 'react'
import type { FindingDeeds } from './advice/finding-card.tsx'
import type { Checked } from './reading/checker.ts'
import type { Editor } from './writing/editor.ts'

type Needs = {
  readonly editor: RefObject<Editor | undefined>
  readonly checked: Checked | undefined
  readonly showClause: (clause: string) => void
  /** On a phone the advice lies over the words; a deed on the words shuts it first. */
  readonly leaveAdvice: () => void
}

/** What the buttons of a finding do. All of it happens on this page. */
export function useDeeds({ editor, checked, showClause, leaveAdvice }: Needs): FindingDeeds {
  // Places are of the text that was read; while newer words wait to be read, a deed would miss its mark.
  const isCurrent = () => editor.current?.text() === checked?.draft.text
  const select = (from: number, to: number) => {
    leaveAdvice()
    if (isCurrent()) afterClosing(() => editor.current?.select(from, to))
  }
  const toField = (id: string) => {
    leaveAdvice()
    afterClosing(() => document.getElementById(id)?.focus())
  }
  return {
    disclaimer: face.disclaimer,
    change(changes) {
      if (isCurrent()) editor.current?.change(changes)
      // What was found goes away with the words, and the focus with it; it belongs to what is left of them.
      leaveAdvice()
      afterClosing(() => editor.current?.focus())
    },
    append(words) {
      const text = editor.current?.text() ?? ''
      editor.current?.setText(`${text.trimEnd()}${text.trim() ? '\n\n' : ''}${words}`)
    },
    reword(finding) {
      const span = finding.spans.find((one) => one.in === 'text')
      if (span) select(span.from, span.to)
    },
    toPicture: (at, field) => toField(`picture-${at}-${field}`),
    showWords({ span }) {
      if (span.in === 'text') select(span.from, span.to)
      else toField(`picture-${span.in.split('.')[1]}-${span.in.split('.')[2]}`)
    },
    showClause,
  }
}

/** A panel that closes gives the focus back to where it was; what follows has to come after that. */
const afterClosing = (deed: () => void): void => {
  setTimeout(deed, 60)
}
