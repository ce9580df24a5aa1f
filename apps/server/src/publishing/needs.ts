import type { Connection } from '@secondlook/connectors'
import type { Vault } from '../keys/vault.ts'
import type { FilesOf } from '../net/body.ts'
import type { Out } from '../net/out.ts'
import type { Sendable, ShownThen } from '../posts/index.ts'
import type { Permit, Recorder } from '../records/index.ts'
import type { Tx } from '../store/database.ts'
import type { Life } from './life/life.ts'
import type { Work } from './line/do-due.ts'
import type { Due } from './line/store.ts'
import type { LeftToAsk } from './sending/may-leave.ts'
import type { Seen } from './sending/network.ts'

/** How long is waited for what cannot be seen. Nobody but a test waits for less than usual. */
export type Waits = {
  /** How long a channel stays with a process that says nothing any more; a process renews it three times as often. */
  readonly leaseMs: number
  /** How long after it has left a request may still be taken by a platform that cannot tell a repeat from a new one. */
  readonly inFlightMs: number
}
export const usualWaits: Waits = { leaseMs: 8000, inFlightMs: 30_000 }

/** What publishing is handed. */
export type PublishingNeeds = {
  readonly recorder: Recorder
  /** Keys of what programs sign in with to channels. */
  readonly credentials: Vault
  readonly out: Pick<Out, 'send'>
  /** The bytes of pictures, which are compared with their digest before they leave. */
  readonly files: FilesOf
  /** How a platform is talked to. */
  readonly connectionOf: (platform: string) => Connection | undefined
  readonly permitOf: (job: string, act: string) => Permit
  /** The requests that were approved of a version for a channel, and when they may have left. */
  readonly sendableOf: (due: Pick<Due, 'post' | 'channel' | 'version'>) => Promise<Sendable | undefined>
  /** What the public was to see of a version on a channel, as it was approved. */
  readonly shownOf: (due: Pick<Due, 'post' | 'channel' | 'version'>) => Promise<ShownThen | undefined>
  /** What follows once it is out: reading back, taking off. */
  readonly after: (work: Work, life: Life) => Promise<void>
  /** Keeps what was fetched, before anybody is told of it; what it is called, where it could be kept. */
  readonly keepEvidence: (evidence: {
    readonly channel: string
    readonly post: string | null
    /** Which connector asked, with its version. */
    readonly connector: string
    readonly exchanges: readonly Seen[]
  }) => Promise<string | null>
  /** Whether something that was entered in the registers is still to be asked about; nothing is, where absent. */
  readonly leftToAsk?: (tx: Tx) => Promise<LeftToAsk>
  readonly onFault: (error: unknown) => void
  readonly waits?: Waits
}
