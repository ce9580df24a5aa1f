import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Box } from '@ag.ds-next/react/box'
import { tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { type RefObject, useEffect, useRef } from 'react'
import { loadEditor } from '../scripts.ts'
import type { Editor, EditorEvents } from './editor.ts'
import { plainEditor } from './plain-editor.ts'

type WritingBoxProps = EditorEvents & {
  /** Set once the page is awake, and again when the editor has loaded. */
  readonly editor: RefObject<Editor | undefined>
  readonly onEditor: () => void
}

/**
 * A plain box in the page's HTML that works before any script; when the editor has loaded it takes over
 * the words, the caret and the focus.
 */
export function WritingBox({ editor, onEditor, ...events }: WritingBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const heard = useRef(events)
  heard.current = events

  useEffect(() => {
    const plain = box.current
    if (!plain) return
    editor.current = plainEditor(plain, (text, caret) => heard.current.onText(text, caret))
    const onInput = () => heard.current.onText(plain.value, plain.selectionEnd)
    plain.addEventListener('input', onInput)
    if (plain.value) onInput()
    let isGone = false
    void loadEditor().then(
      () => {
        if (isGone || !place.current || !window.secondLookEditor) return
        const start = startFrom(plain)
        // The editor takes the name as well, so that links to it lead to where writing goes on.
        plain.id = 'words-before'
        plain.hidden = true
        plain.disabled = true
        editor.current = window.secondLookEditor(place.current, start, {
          onText: (...said) => heard.current.onText(...said),
          onFiles: (...said) => heard.current.onFiles(...said),
          onOpen: (...said) => heard.current.onOpen(...said),
        })
        onEditor()
      },
      // The plain box stays, and words are read all the same.
      () => undefined,
    )
    return () => {
      isGone = true
      plain.removeEventListener('input', onInput)
    }
  }, [editor, onEditor])

  return (
    <div>
      <Text as="label" css={visuallyHiddenStyles} htmlFor="words" id="words-label">
        What you want to post
      </Text>
      <Text as="p" css={visuallyHiddenStyles} id="words-help">
        Words that were found are underlined. F8 goes to the next, Alt and Enter opens what you can do about
        it.
      </Text>
      <Box border borderWidth="lg" css={frame} rounded>
        <textarea
          aria-describedby="words-help"
          autoCapitalize="sentences"
          autoComplete="off"
          autoCorrect="off"
          css={plainLook}
          id="words"
          placeholder="Write or paste what you want to post"
          ref={box}
          spellCheck={false}
          {...{ writingsuggestions: 'false', 'data-gramm': 'false' }}
        />
        <div ref={place} />
      </Box>
    </div>
  )
}

const startFrom = (plain: HTMLTextAreaElement) => ({
  text: plain.value,
  selection: [plain.selectionStart, plain.selectionEnd] as const,
  focused: document.activeElement === plain,
  labelledBy: 'words-label',
  describedBy: 'words-help',
})

const frame = {
  overflow: 'hidden',
  '&:focus-within': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
  '& textarea, & .cm-editor': {
    minHeight: '11rem',
    [tokens.mediaQuery.min.md]: { minHeight: '14rem' },
  },
  '& .cm-editor': { maxHeight: '60vh' },
} as const

const plainLook = {
  appearance: 'none',
  background: 'transparent',
  border: 'none',
  boxSizing: 'border-box',
  color: 'inherit',
  display: 'block',
  fontFamily: 'inherit',
  fontSize: '1rem',
  lineHeight: 1.6,
  outline: 'none',
  padding: '0.75rem 1rem',
  resize: 'vertical',
  width: '100%',
  '&[hidden]': { display: 'none' },
  '&::placeholder': { color: 'var(--agds-foreground-muted)', opacity: 1 },
} as const
