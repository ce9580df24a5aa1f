import type { Account, Published, ReadBack, Reader } from '@secondlook/connectors'
import type { ShownThen } from '../../posts/index.ts'
import { type Network, talkOver } from '../sending/network.ts'
import type { PinRead } from './compare-read.ts'

export type ReadOut = {
  readonly read: ReadBack
  /** Only where a pin was read. */
  readonly pin?: PinRead
}

/** What a stranger reads, and of what was to be pinned whether it is. */
export async function readOut(
  network: Network,
  reader: Reader,
  { account, published, shown }: { account: Account; published: Published; shown: ShownThen | undefined },
): Promise<ReadOut> {
  const read = await talkOver(network, reader.read(account, published))
  if (read.is !== 'there' || shown?.kind !== 'pinned') return { read }
  if (!reader.pin) return { read, pin: 'not-shown' }
  const pin = await talkOver(network, reader.pin(account, published, shown.about ?? ''))
  return pin.is === 'unreadable' ? { read: pin } : { read, pin: pin.is }
}
