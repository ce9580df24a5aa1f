export { decideOn } from './about.ts'
export { askAgainJob, askAgainListener } from './again/ask-again.ts'
export { confinedTo, confinedToPublic, isOpenPost, mayKnowOf } from './confined/store.ts'
export { beginCorrection } from './corrections/begin-correction.ts'
export { type ApprovedWords, findApprovedWords, findCorrections } from './corrections/store.ts'
export type { OutInLists } from './list/store.ts'
export { cardPictures } from './looking-up/card-picture.ts'
export { readPage } from './looking-up/read-page.ts'
export type { WaysToLook } from './looking-up/ways.ts'
export type { PostsNeeds } from './needs.ts'
export { mayReadPost } from './open-post.ts'
export type { FindOut, IsOut, OnChannels, OutNow } from './out.ts'
export { postsAsOpenWork, postsHold } from './posts-hold.ts'
export { findHoldersFor } from './review/holders-for.ts'
export { postJobs } from './review/jobs.ts'
export { postKinds } from './review/notices.ts'
export { decideOnAny, findReadable, permitOn, type Readable } from './review/permits.ts'
export { findWhoseWords } from './review/store.ts'
export { findWhoMayKnow } from './review/who-may-know.ts'
export { postsRoutes } from './routes.ts'
export {
  findPlan,
  findSendable,
  findShown,
  type PlanOf,
  type Sendable,
  type ShownThen,
} from './sending/plan-of.ts'
export { holdToSend, type Stays, type StaysReason, type ToSend } from './sending/to-send.ts'
export { findApproved, findTitles } from './standing/store.ts'
export { holdPost } from './store.ts'
export { usesInPosts } from './uses-in-posts.ts'
export { whyNotFor } from './writes-for.ts'
