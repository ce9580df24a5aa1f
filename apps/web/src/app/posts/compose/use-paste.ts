import { type ClipboardEvent, useEffect, useRef, useState } from 'react'

type Offer = {
  /** What was quoted below, as it was put in. */
  readonly quoted: string
  readonly says: string
}

/** Words pasted from an email or a document come in as plain text; what it quotes below is offered to be cut. */
export function usePaste(onText: (text: string) => void) {
  const [offer, setOffer] = useState<Offer>()
  const reader = useRef<typeof import('./pasted/pasted.ts')>(undefined)
  useEffect(() => {
    // It is there by the time somebody pastes, and not before somebody writes.
    void import('./pasted/pasted.ts').then(
      (loaded) => {
        reader.current = loaded
      },
      () => undefined,
    )
  }, [])
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { current: read } = reader
    const html = event.clipboardData.getData('text/html')
    const plain = event.clipboardData.getData('text/plain')
    if (!read || (html === '' && plain === '')) return
    const text = html === '' ? plain : read.textOf(html)
    const { own, quoted } = read.apart(text)
    if (text !== plain) {
      event.preventDefault()
      // As if it was typed, so that undoing takes it back.
      document.execCommand('insertText', false, text)
    }
    setOffer(
      quoted === ''
        ? undefined
        : { quoted: text.slice(own.length), says: quoted.split('\n')[0]?.slice(0, 80) ?? '' },
    )
  }
  return {
    ...{ offer, onPaste, close: () => setOffer(undefined) },
    cut: (text: string) => {
      if (offer) onText(text.replace(offer.quoted, '').trimEnd())
      setOffer(undefined)
    },
  }
}
