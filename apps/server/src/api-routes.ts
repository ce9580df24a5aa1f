import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Blobs } from './blobs/blobs.ts'
import { incidentRoutes, mayReadEvidence } from './cases/index.ts'
import { type ChecksNeeds, checksRoutes } from './checks/index.ts'
import { frameRoutes } from './frame-routes.ts'
import { healthRoutes } from './health/routes.ts'
import { sendRefusal } from './http/problem.ts'
import type { Queue } from './jobs/queue.ts'
import type { RootKeys } from './keys/roots.ts'
import type { Vault } from './keys/vault.ts'
import { mayShowRecord } from './may-show-record.ts'
import { mediaHold, mediaRoutes, takeIn } from './media/index.ts'
import { type NoticeKinds, noticesHold, noticesRoutes, toLocal } from './notices/index.ts'
import {
  type AskerOf,
  peopleHold,
  peopleRoutes,
  privacyRoutes,
  scimRoutes,
  usualEvenness,
} from './people/index.ts'
import { authenticate, findHow, limitTry, type SignInNeeds, signInRoutes } from './people/sign-in/index.ts'
import { policyHold, policyRoutes, type Shelf } from './policy/index.ts'
import {
  mayReadPost,
  postsAsOpenWork,
  postsHold,
  postsRoutes,
  usesInPosts,
  type WaysToLook,
} from './posts/index.ts'
import {
  commentRoutes,
  findOut,
  houseRulesOf,
  isOutSomewhere,
  outInLists,
  type PublishingNeeds,
  publishingRoutes,
  watchJob,
} from './publishing/index.ts'
import { captureRoutes, type Permit, type Recorder, recordsRoutes, type Witness } from './records/index.ts'
import { registersAsOpenWork, registersHold, registersRoutes, usesInRegisters } from './registers/index.ts'

export const zone = 'Australia/Sydney'

export type ApiNeeds = {
  readonly recorder: Recorder
  readonly queue: Queue
  readonly roots: RootKeys
  /** Keys of what programs sign in with to channels. */
  readonly credentials: Vault
  /** The files of pictures, and of what was captured. */
  readonly pictures: Blobs
  readonly captures: Blobs
  readonly signIn: SignInNeeds
  readonly askerOf: AskerOf
  /** Who is asked to cosign, and whose cosignatures are taken. */
  readonly witnesses: readonly Witness[]
  readonly isMailing: boolean
  readonly version: string
  /** What each context lets wait for people. */
  readonly kinds: NoticeKinds
  /** For what an outside witness tells us and we keep. */
  readonly witnessPermit: Permit
  /** How what a version is made of is looked up. */
  readonly ways: WaysToLook | undefined
  /** Which packs can be put in force. */
  readonly shelf: Shelf
  /** What is asked with the registers, and how often. */
  readonly checks: Pick<ChecksNeeds, 'kept' | 'bound' | 'policyFor' | 'listChannels'>
  /** What it takes to do something on a channel while somebody waits for it, such as hiding a comment. */
  readonly publishing: PublishingNeeds
  readonly isDemonstration: boolean
  readonly onFault: (error: unknown) => void
}

/** Everything under `/api/v1` and `/scim/v2`. Signing in comes first: it says who asks. */
export async function apiRoutes(app: FastifyInstance, needs: ApiNeeds): Promise<void> {
  const { recorder, askerOf, signIn, onFault, roots, credentials } = needs
  const { db } = recorder.database
  signInRoutes(app, signIn)
  healthRoutes(app, needs)
  frameRoutes(app, needs)
  peopleRoutes(app, {
    db,
    recorder,
    zone,
    askerOf,
    openWork: [registersAsOpenWork, postsAsOpenWork],
    onFault,
  })
  await scimRoutes(app, {
    ...{ db, recorder, zone, publicUrl: signIn.publicUrl },
    authenticate: async (request: FastifyRequest) => {
      request.asker = await authenticate(signIn, request)
      return request.asker?.via === 'token' ? await askerOf(request) : undefined
    },
  })
  privacyRoutes(app, {
    ...{
      recorder,
      askerOf,
      holds: [peopleHold, noticesHold, policyHold, mediaHold, registersHold, postsHold],
    },
    evenness: {
      ...usualEvenness,
      nowMs: () => performance.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
  })
  mediaRoutes(app, {
    recorder,
    askerOf,
    blobs: needs.pictures,
    takeIn,
    uses: [usesInRegisters(db), usesInPosts(db)],
  })
  noticesRoutes(app, { recorder, askerOf, kinds: needs.kinds })
  registersRoutes(app, { db, recorder, roots, credentials, zone, askerOf, onFault, houseRulesOf })
  policyRoutes(app, {
    ...{ recorder, askerOf, shelf: needs.shelf },
    dayOf: (instant) => toLocal(instant).day,
  })
  const checks = { ...needs.checks, zone, onFault, now: () => recorder.source.now() }
  checksRoutes(app, { ...checks, db, askerOf })
  postsRoutes(app, {
    ...{
      recorder,
      askerOf,
      kinds: needs.kinds,
      zone,
      checks,
      onFault,
      isOut: isOutSomewhere,
      findOut,
      outInLists,
    },
    ...(needs.ways && { ways: needs.ways }),
    howSignedIn: async ({ asker }) =>
      asker?.session === undefined
        ? null
        : ((await findHow(recorder.database.scratch, asker.session)) ?? null),
    limitTries: (tried, attempt) => limitTry(signIn, { kind: 'calendar', ...tried }, attempt),
  })
  publishingRoutes(app, {
    ...{ recorder, askerOf, zone },
    look: (at) =>
      recorder.database.transact((tx) => needs.queue.put(tx, watchJob, { subject: '' }, new Date(at))),
  })
  commentRoutes(app, {
    ...{ ...needs.publishing, askerOf },
    limitTries: (tried, attempt) => limitTry(signIn, { kind: 'comments', ...tried }, attempt),
  })
  incidentRoutes(app, { recorder, askerOf })
  captureRoutes(app, {
    ...{ recorder, blobs: needs.captures },
    mayReadSubject: async (request, subject) => {
      const asker = await askerOf(request)
      if (asker === undefined) return false
      // What nobody approved here is of no post, so its evidence is kept under the channel.
      return (await mayReadPost(db, asker, subject)) || (await mayReadEvidence(db, asker, subject))
    },
  })
  recordsRoutes(app, {
    ...{
      recorder,
      witnesses: needs.witnesses.map(({ key }) => key),
      permit: needs.witnessPermit,
      sendRefusal,
    },
    mayShow: async (request, subject) => await mayShowRecord(db, await askerOf(request), subject),
  })
}
