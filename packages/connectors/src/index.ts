export { type CatalogueEntry, catalogue, catalogueEntry } from './catalogue.ts'
export { type Connection, connectionOf, differences } from './connections.ts'
export {
  type Account,
  type Card,
  type Content,
  type ContentKind,
  contentKinds,
  type Picture,
} from './content.ts'
export { handles, measure, prepare, shown } from './prepare.ts'
export type {
  FileBody,
  Json,
  Measure,
  Prepared,
  PreparedRequest,
  Problem,
  Run,
  Shown,
  ShownPart,
  Where,
} from './prepared.ts'
export type { Can, Facts, Publisher, Seen } from './publisher.ts'
export type { Difference } from './talk/compare.ts'
export { type Filling, fill, type Missing } from './talk/fill.ts'
export { foreseenBy } from './talk/foreseen.ts'
export { seenIn } from './talk/html.ts'
export type { Comment, CommentsBack, Moderated, Moderator } from './talk/moderator.ts'
export type {
  ListBack,
  Listed,
  PinBack,
  Profile,
  ProfileBack,
  ReadBack,
  Reader,
  ReadPart,
  Resolved,
  Unreadable,
} from './talk/reader.ts'
export { addressBelow, answerWith } from './talk/reply.ts'
export {
  type Credential,
  type Deferred,
  type Found,
  type Judged,
  type Opened,
  type Published,
  type Refused,
  type RefusedCode,
  refusedCodes,
  type Sender,
  type Session,
  type Unknown,
  type Wanted,
  type Withdrawn,
} from './talk/sender.ts'
export { type AnswerOf, type Ask, at, listAt, type Reply, type Talk, textAt } from './talk/talk.ts'
export { walkTalk } from './talk/walk.ts'
export { type PageSays, pageSays } from './text/page.ts'
