import { LoadingDots } from '@ag.ds-next/react/loading'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isProblem } from '../reach/problem.ts'
import { closedTo } from './gates.ts'
import { meQuery } from './me.ts'
import { NotYours } from './not-yours.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** Screens for whoever is signed in; anybody else signs in first and comes back to the address they asked for. */
export function SignedIn() {
  const router = useRouter()
  const { pathname } = useLocation()
  const me = useQuery(meQuery)
  const isOut = !me.data && isProblem(me.error, 'not-signed-in')
  useEffect(() => {
    if (!isOut) return
    const { pathname, search, hash } = window.location
    router.history.replace(`/sign-in?${new URLSearchParams({ to: pathname + search + hash })}`)
  }, [isOut, router])
  if (me.data) {
    const closed = closedTo(pathname, me.data.acts)
    return closed ? <NotYours key={pathname} me={me.data} screen={closed} /> : <Outlet />
  }
  if (me.isError && !isOut) return <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />
  return <LoadingDots label="Loading" role="status" />
}
