import { useEffect, useState } from 'react'

export type ChosenWords = { readonly field: string; readonly quote: string; readonly before: string }

/** The words that are selected in a preview now, with what stands before them there. */
export function useChosenWords(): ChosenWords | undefined {
  const [chosen, setChosen] = useState<ChosenWords>()
  useEffect(() => {
    const look = () => {
      // Typing somewhere else is no choice of other words; what was chosen last stays chosen.
      const next = chosenNow()
      if (next !== 'elsewhere') setChosen(next)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return chosen
}

function chosenNow(): ChosenWords | undefined | 'elsewhere' {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const frame = elementAt(range.commonAncestorContainer)?.closest<HTMLElement>('[data-words-of]')
  if (!frame) return 'elsewhere'
  const quote = selection.toString().trim()
  if (quote === '') return undefined
  const until = document.createRange()
  until.setStart(frame, 0)
  until.setEnd(range.startContainer, range.startOffset)
  return { field: frame.dataset['wordsOf'] ?? '', quote, before: until.toString() }
}

const elementAt = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)
