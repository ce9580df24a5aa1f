import type { LinkComponent } from '@ag.ds-next/react/core'
import { useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, forwardRef, type MouseEvent } from 'react'
import { isAppPath } from './app-paths.ts'

/** Every link of the house: inside the app without loading anew, elsewhere as the browser does it. */
export const RouterLink: LinkComponent = forwardRef<
  HTMLAnchorElement,
  AnchorHTMLAttributes<HTMLAnchorElement>
>(function RouterLink({ href, onClick, target, ...props }, ref) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || target || !href || !isAppPath(href) || isForAnotherTab(event)) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a
      href={href}
      onClick={follow}
      ref={ref}
      {...(target && { target, rel: props.rel ?? 'noopener' })}
      {...props}
    />
  )
})

const isForAnotherTab = ({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean =>
  button !== 0 || altKey || ctrlKey || metaKey || shiftKey
