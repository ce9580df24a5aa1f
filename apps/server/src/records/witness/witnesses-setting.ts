import { parseVerifierKey } from '@secondlook/ledger'
import type { Witness } from './ask-witness.ts'

export type WitnessesRead =
  | { readonly ok: true; readonly witnesses: readonly Witness[] }
  | { readonly ok: false; readonly says: string }

const example =
  'write each as its address and its key, with commas between: https://witness.example/add-checkpoint witness.example+1a2b3c4d+BAAA…'
const no = (what: string): WitnessesRead => ({ ok: false, says: `WITNESSES ${what}; ${example}` })
const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Reads the setting `WITNESSES`: who is asked to cosign each head, and by which key. */
export function readWitnesses(text: string): WitnessesRead {
  const witnesses: Witness[] = []
  for (const entry of text.split(',').map((one) => one.trim())) {
    const [address = '', verifier = '', ...more] = entry.split(/\s+/)
    if (verifier === '' || more.length > 0) return no(`has ${JSON.stringify(entry)}`)
    if (!URL.canParse(address)) return no(`has ${JSON.stringify(address)}, which is no address`)
    const url = new URL(address)
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && local.test(url.hostname))
    if (!isSafe || url.username !== '')
      return no(`has ${JSON.stringify(url.origin)}, which is not https without a user`)
    const key = parseVerifierKey(verifier)
    if (!key.ok || key.value.kind !== 'witness')
      return no(`has ${JSON.stringify(verifier)}, which is no key of a witness`)
    if (witnesses.some((one) => one.key.name === key.value.name && one.key.id === key.value.id))
      return no(`names ${key.value.name} twice`)
    // Witnesses say where heads are taken, and C2SP speaks of what is before that; either is meant.
    witnesses.push({ url: url.href.replace(/\/(add-checkpoint)?$/, ''), key: key.value })
  }
  return { ok: true, witnesses }
}
