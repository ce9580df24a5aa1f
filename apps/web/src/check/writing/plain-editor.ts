import type { Editor } from './editor.ts'
import { applyChanges } from './mend.ts'

/** The plain box that is there before the editor has loaded, or where it cannot. */
export function plainEditor(box: HTMLTextAreaElement, onText: (text: string, caret: number) => void): Editor {
  const put = (text: string): void => {
    box.value = text
    onText(text, box.selectionEnd)
  }
  return {
    text: () => box.value,
    setText: put,
    change: (changes) => put(applyChanges(box.value, changes)),
    select: (from, to) => {
      box.focus()
      box.setSelectionRange(from, to)
    },
    mark: () => undefined,
    focus: () => box.focus(),
    caret: () => box.selectionEnd,
  }
}
