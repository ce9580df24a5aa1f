import { EditorView } from '@codemirror/view'

const wave = (colour: string) => ({
  backgroundImage: 'none',
  paddingBottom: '1px',
  textDecoration: `underline wavy ${colour} 1.5px`,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
})

/** The editor looks like the text fields around it. Red is only for the strongest advice. */
export const look = EditorView.theme({
  '&': { fontSize: '1rem', backgroundColor: 'var(--agds-background-body)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '0.75rem 0', minHeight: 'inherit', caretColor: 'var(--agds-foreground-text)' },
  '.cm-line': { padding: '0 1rem' },
  '.cm-placeholder': { color: 'var(--agds-foreground-muted)' },
  '.cm-lintRange-error': wave('var(--agds-system-error)'),
  '.cm-lintRange-warning': wave('var(--agds-system-warning)'),
  '.cm-lintRange-info': wave('var(--agds-system-info)'),
  '.cm-lintRange-active': { backgroundColor: 'var(--agds-background-shade-alt)' },
  '.cm-tooltip.cm-tooltip': {
    backgroundColor: 'var(--agds-background-body)',
    border: '1px solid var(--agds-border)',
    borderRadius: '4px',
    boxShadow: '0 2px 8px rgb(0 0 0 / 20%)',
    color: 'var(--agds-foreground-text)',
    maxWidth: 'min(26rem, 90vw)',
  },
  '.cm-tooltip .cm-tooltip-lint': { margin: 0, padding: 0, listStyle: 'none' },
  '.cm-diagnostic': { padding: '0.75rem 1rem', borderLeftWidth: '4px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--agds-system-error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--agds-system-warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--agds-system-info)' },
  '.cm-sl-why': { margin: 0, fontWeight: 'bold' },
  '.cm-sl-remedy': { margin: '0.25rem 0 0' },
  '.cm-diagnosticAction': {
    margin: '0.5rem 0 0',
    padding: 0,
    background: 'none',
    color: 'var(--agds-foreground-action)',
    font: 'inherit',
    textDecoration: 'underline',
    cursor: 'pointer',
  },
})
