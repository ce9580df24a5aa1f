import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, linter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import type { Editor, EditorEvents, EditorStart, Mark } from './editor.ts'
import { look } from './editor-look.ts'
import { mountStylesWithoutTags } from './style-sheets.ts'

mountStylesWithoutTags()
window.secondLookEditor = mountCodeEditor

const severityOf = { stop: 'error', ask: 'warning', think: 'info' } as const

function mountCodeEditor(parent: HTMLElement, start: EditorStart, events: EditorEvents): Editor {
  let marks: readonly Mark[] = []
  const openAtCaret = (view: EditorView): boolean => {
    const { head } = view.state.selection.main
    const mark = marks.find(({ from, to }) => from <= head && head <= to)
    if (mark) events.onOpen(mark.finding)
    return mark !== undefined
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: start.text,
      selection: { anchor: start.selection[0], head: start.selection[1] },
      extensions: [
        history(),
        EditorState.lineSeparator.of('\n'),
        EditorView.lineWrapping,
        linter(null),
        keymap.of([
          { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
          { key: 'Alt-Enter', run: openAtCaret },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        placeholder('Write or paste what you want to post'),
        EditorView.contentAttributes.of(attributes(start)),
        EditorView.domEventHandlers({ paste: filesIn(events), drop: filesIn(events) }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) events.onText(textOf(state), state.selection.main.head)
        }),
        look,
      ],
    }),
  })
  if (start.focused) view.focus()
  return {
    text: () => textOf(view.state),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    change: (changes) => view.dispatch({ changes: [...changes] }),
    select(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
      view.focus()
    },
    mark(next) {
      marks = next
      const diagnostics = next.map((mark) => toDiagnostic(mark, events.onOpen))
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    focus: () => view.focus(),
    caret: () => view.state.selection.main.head,
  }
}

const textOf = (state: EditorState): string => state.doc.toString()

/** Every help that would read along is off: what is typed is for this page alone. */
const attributes = ({ labelledBy, describedBy }: EditorStart): Readonly<Record<string, string>> => ({
  id: 'words',
  'aria-labelledby': labelledBy,
  'aria-describedby': describedBy,
  spellcheck: 'false',
  autocorrect: 'off',
  autocomplete: 'off',
  autocapitalize: 'sentences',
  writingsuggestions: 'false',
  'data-gramm': 'false',
  'data-gramm_editor': 'false',
  'data-enable-grammarly': 'false',
  translate: 'no',
})

function toDiagnostic(mark: Mark, onOpen: (finding: string) => void): Diagnostic {
  const { from, to, advice, message, remedy, finding } = mark
  return {
    from,
    to,
    severity: severityOf[advice],
    message: `${message} ${remedy}`,
    renderMessage() {
      const box = document.createElement('div')
      for (const [name, text] of [
        ['why', message],
        ['remedy', remedy],
      ] as const) {
        const line = document.createElement('p')
        line.className = `cm-sl-${name}`
        line.textContent = text
        box.append(line)
      }
      return box
    },
    actions: [{ name: 'What you can do', apply: () => onOpen(finding) }],
  }
}

const filesIn =
  ({ onFiles }: EditorEvents) =>
  (event: ClipboardEvent | DragEvent): boolean => {
    const files = [...(('clipboardData' in event ? event.clipboardData : event.dataTransfer)?.files ?? [])]
    if (files.length === 0) return false
    event.preventDefault()
    onFiles(files)
    return true
  }
