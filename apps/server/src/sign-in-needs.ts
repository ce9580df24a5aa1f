import { zone } from './api-routes.ts'
import type { Ground } from './ground.ts'
import { noticeKinds } from './notice-kinds.ts'
import { type SignInNeeds, usualTimes } from './people/sign-in/index.ts'
import { signInPeople } from './sign-in-people.ts'
import { tellOfLinks } from './way-in-notices.ts'

/** What signing in needs wherever it is used: by a server, by a job, by whoever runs the host. */
export function signInNeeds(
  { recorder, roots }: Pick<Ground, 'recorder' | 'roots'>,
  publicUrl: string,
): SignInNeeds {
  const people = signInPeople(recorder, zone)
  return {
    ...{ recorder, roots, publicUrl, people, times: usualTimes, provider: undefined },
    tell: tellOfLinks(recorder, noticeKinds, people),
  }
}
