import type { Pack } from '@secondlook/contract'
import { compilePack, type Policy } from '@secondlook/engine'
import { findPack, shippedIds } from '@secondlook/packs'
import { WrongCall } from '../wrong-call.ts'

/** The packs that were named, or every shipped one that can be put to work. */
export function namedPacks(args: readonly string[]): readonly Pack[] {
  const wrong = args.find((arg) => arg.startsWith('--'))
  if (wrong) throw new WrongCall(`there is no ${wrong} here`)
  const packs = (args.length > 0 ? args : shippedIds()).map(findPack)
  return args.length > 0 ? packs : packs.filter(({ head }) => head.kind !== 'words')
}

/** A pack at work: an overlay over the base that it is written for. */
export function policyFor(pack: Pack): Policy {
  if (pack.head.kind !== 'overlay') return compilePack(pack)
  if (!pack.head.over) throw new WrongCall(`${pack.head.id} is an overlay and does not say over what`)
  return compilePack(findPack(pack.head.over), [pack])
}
