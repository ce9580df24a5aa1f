import { incidentNotices } from './cases/index.ts'
import { collectKinds, peopleKinds } from './notices/index.ts'
import { policyKinds } from './policy/index.ts'
import { postKinds } from './posts/index.ts'
import { commentNotices, publishingNotices } from './publishing/index.ts'
import { registerKinds } from './registers/index.ts'
import { wayInKinds } from './way-in-notices.ts'

/** What each context lets wait for people. Every process knows the same kinds. */
export const noticeKinds = collectKinds(
  peopleKinds,
  wayInKinds,
  policyKinds,
  registerKinds,
  postKinds,
  incidentNotices,
  publishingNotices,
  commentNotices,
)
