import type { Migration } from '../migration.ts'
import { storeCreate } from './0001-store-create.ts'
import { recordsCreate } from './0002-records-create.ts'
import { peopleCreate } from './0003-people-create.ts'
import { accessCreate } from './0004-access-create.ts'
import { signInCreate } from './0005-sign-in-create.ts'
import { sessionsCreate } from './0006-sessions-create.ts'
import { noticesCreate } from './0007-notices-create.ts'
import { privacyCreate } from './0008-privacy-create.ts'
import { jobsWaiting } from './0009-jobs-waiting.ts'
import { enrolmentByTwo } from './0010-enrolment-by-two.ts'
import { registersCreate } from './0011-registers-create.ts'
import { fileImportRename } from './0012-file-import-rename.ts'
import { credentialsCreate } from './0013-credentials-create.ts'
import { mediaCreate } from './0014-media-create.ts'
import { policyCreate } from './0015-policy-create.ts'
import { askingCreate } from './0016-asking-create.ts'
import { postsCreate } from './0017-posts-create.ts'
import { postChases } from './0018-post-chases.ts'
import { calendarReads } from './0019-calendar-reads.ts'
import { keptChanges } from './0020-kept-changes.ts'
import { capturesCreate } from './0021-captures-create.ts'
import { publishingCreate } from './0022-publishing-create.ts'
import { watchCreate } from './0023-watch-create.ts'
import { incidentsCreate } from './0024-incidents-create.ts'
import { postsFoundAgain } from './0025-posts-found-again.ts'
import { commentsCreate } from './0026-comments-create.ts'
import { postsCorrect } from './0027-posts-correct.ts'
import { lookedUpCreate } from './0028-looked-up-create.ts'
import { restoredCreate } from './0029-restored-create.ts'

/** Every migration, in order. What has been released is never changed: its digest is recorded in every store. */
export const migrations: readonly Migration[] = [
  storeCreate,
  recordsCreate,
  peopleCreate,
  accessCreate,
  signInCreate,
  sessionsCreate,
  noticesCreate,
  privacyCreate,
  jobsWaiting,
  enrolmentByTwo,
  registersCreate,
  fileImportRename,
  credentialsCreate,
  mediaCreate,
  policyCreate,
  askingCreate,
  postsCreate,
  postChases,
  calendarReads,
  keptChanges,
  capturesCreate,
  publishingCreate,
  watchCreate,
  incidentsCreate,
  postsFoundAgain,
  commentsCreate,
  postsCorrect,
  lookedUpCreate,
  restoredCreate,
]
