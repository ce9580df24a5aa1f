import { LoadingDots } from '@ag.ds-next/react/loading'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { isProblem } from '../reach/problem.ts'
import { meQuery } from './me.ts'
import { ProblemAlert } from './problem-alert.tsx'

/** Screens for whoever is signed in; anybody else signs in first and comes back to the address they asked for. */
export function SignedIn() {
  const { href } = useLocation()
  const me = useQuery(meQuery)
  if (me.data) return <Outlet />
  if (isProblem(me.error, 'not-signed-in')) return <Navigate replace search={{ to: href }} to="/sign-in" />
  if (me.isError) return <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />
  return <LoadingDots label="Loading" role="status" />
}
