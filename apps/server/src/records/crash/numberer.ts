import { setTimeout as sleep } from 'node:timers/promises'
import { destroyKeys } from '../destroy.ts'
import { openSequencer } from '../open-sequencer.ts'
import { sequence } from '../sequence.ts'
import { openChild } from './open-child.ts'

// Numbers, signs, and destroys the keys that a killed writer has left.
const { recorder, roots, note, loop } = await openChild()
await loop(async () => {
  const { database } = recorder
  const sequencer = await openSequencer({ database, roots, name: 'crash.example', now: Date.now })
  const count = await sequence(sequencer)
  await destroyKeys(recorder)
  if (count > 0) note(`numbered ${count}`)
  else await sleep(5)
})
