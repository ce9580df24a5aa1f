import { defineDetector } from '../detector.ts'
import { spokenInitiatives } from '../registers/announced.ts'

/**
 * Finds initiatives of the register that have not been announced and that whoever asks may know of. It names
 * them; what anybody else is told of the others, `unannounced-work` says.
 */
export const initiative = defineDetector({
  id: 'initiative',
  summary: 'An initiative of the register that has not been officially announced',
  kinds: {
    named: 'its title or an alias, case and inflection aside',
    near: 'its words in another order, or nearly all of them',
  },
  lists: [],
  wakes: {},

  look(_lists, scene, see) {
    for (const { reading, match } of spokenInitiatives(scene).waiting) {
      see.words(match.exact ? 'named' : 'near', reading, match.from, match.to, {
        title: match.initiative.title,
      })
    }
  },
})
