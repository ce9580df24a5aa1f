import { digestOf } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import { faceOf } from '../src/pack/pack-face.ts'

/** The pack as the page carries it: without its cases, beside the digest of the whole. */
export function carriedPack(id: string) {
  const pack = shippedPack(id)
  return { whole: pack, digest: digestOf(pack), pack: { ...pack, cases: [] }, face: faceOf(pack) }
}
