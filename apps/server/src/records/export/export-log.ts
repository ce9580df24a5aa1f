import { createHash } from 'node:crypto'
import {
  entriesPath,
  entryBundle,
  type NodeAt,
  type Part,
  tileBytes,
  tilePath,
  tilesOf,
} from '@secondlook/ledger'
import type { Vault } from '../../keys/vault.ts'
import type { Db, Tx } from '../../store/database.ts'
import { findHeadFor } from '../heads.ts'
import { openParts } from '../parts.ts'
import { fromNodes } from '../proofs.ts'
import type { MayShow } from '../receipt.ts'
import { findRotations } from '../rotations.ts'
import { isShownToNobody } from '../row-state.ts'
import { findEvents, findLogKeys, findParts, type NumberedEvent } from '../store.ts'
import { checkpointFile, exportFormat, keysFile, manifestFile, partsFile, rotationFile } from './layout.ts'

export type ExportNeeds = {
  readonly db: Db
  readonly vault: Vault
  readonly mayShow: MayShow
  /** Puts down one file, by its path in the export. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>
  readonly progress: (done: number, of: number) => void
}

export type Exported = { readonly size: number; readonly files: number }

/**
 * Writes the log as C2SP tlog-tiles, with the parts that may be shown, the keys, and every handover between them.
 * `undefined` where the log has no head yet. The manifest comes last: an export without it was cut off.
 */
export async function exportLog(needs: ExportNeeds): Promise<Exported | undefined> {
  const { db, progress } = needs
  const head = await findHeadFor(db, 0)
  if (!head) return undefined
  const lines: string[] = []
  const put = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    const whole = Buffer.from(bytes as string)
    await needs.write(path, whole)
    lines.push(`${createHash('sha256').update(whole).digest('hex')}  ${path}\n`)
  }
  for (const tile of tilesOf(head.size)) {
    await put(tilePath(tile), await fromNodes(db, (node: NodeAt) => tileBytes(tile, node)))
    if (tile.level > 0) continue
    const from = tile.index * 256
    const events = await findEvents(db, { from, size: from + tile.width, most: tile.width })
    const path = entriesPath(tile)
    await put(path, entryBundle(events.map(({ leaf }) => Buffer.from(leaf, 'utf8'))))
    const parts = await partLines(needs, events)
    if (parts !== '') await put(partsFile(path), parts)
    progress(from + tile.width, head.size)
  }
  for (const [at, receipt] of (await findRotations(needs)).entries()) await put(rotationFile(at + 1), receipt)
  await put(keysFile, await keyLines(db, head.size))
  await put(checkpointFile, head.note)
  await needs.write(manifestFile, Buffer.from(`${exportFormat}\n${lines.sort(byPath).join('')}`))
  return { size: head.size, files: lines.length + 1 }
}

const byPath = (left: string, right: string): number => (left.slice(66) < right.slice(66) ? -1 : 1)

/** A line a part, as in a receipt, after the number of its event. */
async function partLines(
  { db, vault, mayShow }: ExportNeeds,
  events: readonly NumberedEvent[],
): Promise<string> {
  const byId = new Map(events.map((event) => [event.id, event]))
  const rows = (await findParts(db, [...byId.keys()])).filter(
    ({ event, name }) => !isShownToNobody(name) && mayShow(byId.get(event)?.type ?? '', name),
  )
  const parts = await openParts(vault, rows)
  return parts
    .map((part) => ({ part, number: byId.get(part.event)?.number ?? 0 }))
    .sort((left, right) => left.number - right.number || (left.part.name < right.part.name ? -1 : 1))
    .map(({ part, number }) => partLine(number, part))
    .join('')
}

const partLine = (number: number, { name, salt, json }: Part): string =>
  `${number} ${name} ${Buffer.from(salt).toString('base64')} ${json}\n`

async function keyLines(db: Db | Tx, size: number): Promise<string> {
  const [first] = await findLogKeys(db)
  const witnesses = await db
    .selectFrom('cosignature')
    .select('verifier')
    .where('size', '=', size)
    .orderBy('verifier')
    .execute()
  return `log ${first?.verifier ?? ''}\n${witnesses.map(({ verifier }) => `witness ${verifier}\n`).join('')}`
}
