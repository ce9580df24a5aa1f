import type { PublicationState } from '@secondlook/contract'
import type { Life } from '../life/life.ts'

/** Where a post stands on a channel, in the words that people see. */
export function stateShown({ state, isSame, because }: Life): PublicationState {
  switch (state) {
    case 'waiting':
      return 'planned'
    case 'leaving':
      return because === null ? 'leaving' : 'unknown'
    case 'stopped':
      return because === 'by-hand' ? 'by-hand' : 'stopped'
    case 'published':
      return isSame === false ? 'differs' : 'published'
    default:
      return state
  }
}
