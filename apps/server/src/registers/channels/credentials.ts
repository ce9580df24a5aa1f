import { type CredentialKind, channelLives } from '@secondlook/contract'
import { newNonce, seal, unseal } from '../../keys/seal.ts'
import type { Vault } from '../../keys/vault.ts'
import { type Committed, commit, type Permit, type Recorder } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { type EntryRefusal, no } from '../entry/entry.ts'
import { covers } from '../entry/spans.ts'
import { findSpans } from '../entry/store.ts'
import {
  type CredentialRow,
  endCredentialRow,
  findCredentialsInUse,
  findEndedCredentials,
  findSealed,
  insertCredential,
  lockCredential,
} from './store.ts'

export type CredentialNeeds = { readonly recorder: Recorder; readonly credentials: Vault }

export type NewCredential = {
  readonly channel: string
  readonly kind: CredentialKind
  readonly label: string
  readonly secret: string
  /** The day on which it is to be changed. */
  readonly due: string
  readonly keptBy: string
}

/** The name of the one key in the group of a credential, which is called as the credential is. */
const keyName = 'secret'
const about = ({ id, channel }: { readonly id: string; readonly channel: string }): string =>
  `secondlook.credential/v1\n${id}\n${channel}`

/** Whether a program has anything to sign in to: not before an account is approved, nor when it is closed. */
async function declineChannel(tx: Tx, channel: string, at: string) {
  const now = (await findSpans(tx, 'channels', channel)).find((span) => covers(span, at))
  const life = now?.value.values['life'] as keyof typeof channelLives | undefined
  const isOpen = life === 'approved' || life === 'active' || life === 'paused'
  if (now?.value.standing === 'holds' && isOpen) return undefined
  const stands = now?.value.standing === 'holds' && life ? channelLives[life] : 'Not in force'
  return no(
    'not-in-this-state',
    `The channel stands so: ${stands}. Only an account that is approved has something to sign in with.`,
  )
}

/**
 * Takes in what a program signs in with. Its key is on disk before the row is committed, and taken off again where
 * nothing was; whether a commit that was cut off came through is not known, so then it stays.
 */
export async function keepCredential(
  { recorder, credentials }: CredentialNeeds,
  permit: Permit,
  { channel, kind, label, secret, due, keptBy }: NewCredential,
): Promise<Committed<string, EntryRefusal>> {
  const { source } = recorder
  const id = newId(source)
  const key = credentials.newKey()
  const plain = Buffer.from(secret, 'utf8')
  const sealed = seal(key, newNonce(source.randomBytes), about({ id, channel }), plain)
  await credentials.keep(id, new Map([[keyName, key]]))
  const done = await commit<string, EntryRefusal>(recorder, permit, async (tx, at) => {
    const declined = await declineChannel(tx, channel, at)
    if (declined) return declined
    await insertCredential(tx, { id, channel, kind, label, sealed, kept_by: keptBy, due, from_at: at })
    const credential = { channel, kind, label, due, keptBy }
    return {
      result: id,
      events: [
        {
          ...{ type: 'credential.kept', subject: id, parts: { credential } },
          rows: [{ table: 'channel_credential', key: id }],
        },
      ],
    }
  })
  if (!done.ok) await credentials.forget(id)
  return done
}

/** Ends a credential, and destroys its key: from then on no copy of it can be read, wherever it lies. */
export async function endCredential(
  { recorder, credentials }: CredentialNeeds,
  permit: Permit,
  { channel, id, reason }: { readonly channel: string; readonly id: string; readonly reason: string },
): Promise<Committed<undefined, EntryRefusal>> {
  const done = await commit<undefined, EntryRefusal>(recorder, permit, async (tx, at) => {
    const row = await lockCredential(tx, channel, id)
    if (!row) return no('not-found', 'There is no such credential of this channel.')
    if (row.ended_at !== null) return no('already-ended', 'It has ended already, and its key is destroyed.')
    return await end(tx, row, { at, because: reason })
  })
  // It is ended, so nothing that goes wrong from here on is told as if it were not; a job tries again.
  if (done.ok) await credentials.destroy(id, [keyName]).catch(() => undefined)
  return done
}

async function end(
  tx: Tx,
  row: CredentialRow,
  { at, because }: { readonly at: string; readonly because: string },
) {
  await endCredentialRow(tx, row, { at, because })
  const { id, channel, kind, label } = row
  return {
    result: undefined,
    events: [
      {
        ...{ type: 'credential.ended', subject: id },
        parts: { credential: { channel, kind, label }, reason: because },
        rows: [{ table: 'channel_credential' as const, key: id }],
      },
    ] as const,
  }
}

export type OpenedCredential = { readonly id: string; readonly kind: string; readonly secret: string }

/**
 * What a program signs in with to a channel, for the job that does, and for nothing that answers anybody. Nothing
 * where none was put in, or where it was ended, also where a backup has brought its row back.
 */
export async function openCredential(
  db: Db,
  credentials: Vault,
  channel: string,
): Promise<OpenedCredential | undefined> {
  const row = await findSealed(db, channel)
  if (!row) return undefined
  const { id, kind, sealed } = row
  const key = (await credentials.open(id)).get(keyName)
  if (!key && (await isDestroyed(credentials, id))) return undefined
  const plain = key && unseal(key, about(row), sealed)
  if (!plain) throw new Error(`the credential ${id} cannot be opened with the keys of this folder`)
  return { id, kind, secret: Buffer.from(plain).toString('utf8') }
}

export const isDestroyed = async (credentials: Vault, id: string): Promise<boolean> =>
  (await credentials.gone(id)).has(keyName)

/**
 * Finishes what was cut off: destroys the key of what is ended, and ends again what a backup has brought back whose
 * key is destroyed. How many of each there were.
 */
export async function settleCredentials(
  { recorder, credentials }: CredentialNeeds,
  permit: Permit,
): Promise<{ readonly destroyed: number; readonly ended: number }> {
  const { db } = recorder.database
  const count = { destroyed: 0, ended: 0 }
  for (const id of await findEndedCredentials(db)) {
    if (await isDestroyed(credentials, id)) continue
    await credentials.destroy(id, [keyName])
    count.destroyed += 1
  }
  for (const { id, channel } of await findCredentialsInUse(db)) {
    if (!(await isDestroyed(credentials, id))) continue
    const because = 'It had been ended before a backup brought its row back.'
    const done = await commit<undefined, 'ended'>(recorder, permit, async (tx, at) => {
      const row = await lockCredential(tx, channel, id)
      return row && row.ended_at === null ? await end(tx, row, { at, because }) : { declined: 'ended' }
    })
    if (done.ok) count.ended += 1
  }
  return count
}
