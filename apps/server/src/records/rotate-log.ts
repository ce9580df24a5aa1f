import { formatVerifierKey, makeSigner } from '@secondlook/ledger'
import type { Random, RootKeys } from '../keys/roots.ts'
import type { Recorder } from './commit.ts'
import type { Permit } from './permit.ts'
import { rotateLogKey } from './rotate-log-key.ts'
import { type Sequencer, sequence } from './sequence.ts'
import { findLogKeys } from './store.ts'

export type RotateLogNeeds = {
  readonly recorder: Recorder
  readonly sequencer: Sequencer
  readonly roots: RootKeys
  readonly random: Random
}

/** Called between the steps, for tests that end the program there. */
export type OnLogStep = (step: 'added' | 'handed-over' | 'retired') => void | Promise<void>

/**
 * Replaces the key that signs the log: a new key is added to the folder, the log hands over to it, the old key is
 * dropped. Cut off before the handover, the log goes on under the old key and the next call goes on with the new one;
 * cut off after it, only the dropping is left. Answers with the verifier that signs from then on.
 */
export async function rotateLog(
  { recorder, sequencer, roots, random }: RotateLogNeeds,
  permit: Permit,
  onStep: OnLogStep = () => undefined,
): Promise<string> {
  while ((await sequence(sequencer)) > 0);
  const signs = async () => (await findLogKeys(recorder.database.db)).at(-1)?.verifier
  const newest = () => makeSigner(sequencer.signer.name, 'log', roots.current('log').bytes)
  await roots.refresh('log')
  const isHandedOver = formatVerifierKey(newest()) === (await signs())
  const wasCutOff = roots.all('log').length > 1
  if (isHandedOver && !wasCutOff) await roots.rotate('log', random)
  await onStep('added')
  await rotateLogKey(recorder, sequencer, permit, newest())
  await onStep('handed-over')
  if (formatVerifierKey(newest()) !== (await signs()))
    throw new Error('the key of this folder is not the one that signs this log; nothing was dropped')
  await roots.retire('log')
  await onStep('retired')
  return formatVerifierKey(newest())
}
