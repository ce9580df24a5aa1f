import { PageAlert } from '@ag.ds-next/react/page-alert'
import { type ReactNode, useEffect, useRef } from 'react'
import { afterDialog } from './after-dialog.ts'

type SaidAfterDialogProps = { readonly title: string; readonly children?: ReactNode }

/**
 * What was done, said once its dialog is closed. A dialog that closes gives the focus back, and would take it from what
 * is said; so this takes it afterwards, whether or not the button is still there.
 */
export function SaidAfterDialog({ title, children }: SaidAfterDialogProps) {
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = afterDialog(() => said.current?.focus())
    return () => clearTimeout(timer)
  }, [])
  return (
    <div css={look} ref={said} tabIndex={-1}>
      <PageAlert title={title} tone="success">
        {children}
      </PageAlert>
    </div>
  )
}

const look = {
  '&:focus': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
} as const
