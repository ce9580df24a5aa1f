import { Button } from '@ag.ds-next/react/button'
import { CheckIcon, CopyIcon } from '@ag.ds-next/react/icon'
import { useEffect, useState } from 'react'

type CopyButtonProps = {
  readonly label: string
  /** What the button says after it has worked. */
  readonly done?: string
  readonly text: () => string
  readonly variant?: 'secondary' | 'tertiary' | 'text'
}

/** Copies words to the clipboard. Nothing is sent anywhere. */
export function CopyButton({ label, done = 'Copied', text, variant = 'secondary' }: CopyButtonProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  useEffect(() => {
    if (copied === 'no') return
    const timer = setTimeout(() => setCopied('no'), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    )
  }
  const says = { no: label, yes: done, refused: 'Could not copy; select the words instead' }[copied]
  return (
    <Button iconBefore={copied === 'yes' ? CheckIcon : CopyIcon} onClick={copy} size="sm" variant={variant}>
      <span aria-live="polite">{says}</span>
    </Button>
  )
}
