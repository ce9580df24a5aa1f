import type { Asked } from './foot-bar.tsx'

/** What is asked before something is done with a reason: what will be so afterwards, and the verb. */
export const reasonWords: Readonly<
  Record<Asked, { readonly title: string; readonly says: string; readonly verb: string }>
> = {
  return: {
    title: 'Return it with a reason',
    says: 'Whoever wrote it is told your reason and can change it. Nothing goes out.',
    verb: 'Return it',
  },
  hold: {
    title: 'Hold it',
    says: 'It stays as it is and does not go out until somebody releases it. Whoever wrote it is told your reason.',
    verb: 'Hold it',
  },
  recall: {
    title: 'Take it back',
    says: 'It waits for nobody any more, and an approval of it is void. You can change it and ask again.',
    verb: 'Take it back',
  },
  drop: {
    title: 'Give it up',
    says: 'It never goes out, and nothing more can be done to it. What was said about it stays on record.',
    verb: 'Give it up',
  },
  'look-after': {
    title: 'Look at it afterwards',
    says: 'It went out in an emergency, approved by two people. Say what you found: that it was right, or what has to be put right.',
    verb: 'Say so',
  },
}

/** What is said once it is done. */
export const doneWords: Readonly<Record<Asked | 'release', string>> = {
  ...{ return: 'Returned', hold: 'On hold', recall: 'Taken back', drop: 'Given up', release: 'Released' },
  'look-after': 'Noted that you looked at it',
}
