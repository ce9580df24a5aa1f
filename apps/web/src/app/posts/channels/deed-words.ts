import type { DeedName } from './publication-words.ts'

type DeedWords = {
  /** On the button, and over the question. */
  readonly title: string
  /** What will be so afterwards. */
  readonly says: string
  readonly verb: string
  /** What is said once it is done. */
  readonly done: string
}

/** What is asked before something is done about a post on one channel. */
export const deedWords: Readonly<Record<DeedName, DeedWords>> = {
  'let-go': {
    title: 'Let it go out',
    says: 'It goes out as it was approved. Right before, everything is looked at once more: if something still stands against it, it stays here and says so.',
    verb: 'Let it go out',
    done: 'You let it go. Where it stands is said above.',
  },
  'give-up': {
    title: 'Keep it from going out',
    says: 'It does not go out on this channel. Nothing changes on the others.',
    verb: 'Keep it back',
    done: 'It does not go out on this channel.',
  },
  withdraw: {
    title: 'Take it down',
    says: 'It is taken down from the channel. What was there stays on record, with your reason.',
    verb: 'Take it down',
    done: 'You asked to take it down. Where it stands is said above.',
  },
  'taken-off': {
    title: 'I have taken it down',
    says: 'Take it down on the platform first, then say why here. What was there stays on record, with your reason.',
    verb: 'I have taken it down',
    done: 'Noted that it is taken down.',
  },
  'by-hand': {
    title: 'I have posted it',
    says: 'Post exactly what was approved, then paste where it is. We read it there as anybody can, and compare.',
    verb: 'I have posted it',
    done: 'Noted where it is. We read it back.',
  },
  'is-there': {
    title: 'It is there',
    says: 'Paste where it is. We read it there as anybody can, and compare it with what was approved.',
    verb: 'It is there',
    done: 'Noted where it is. We read it back.',
  },
  'not-there': {
    title: 'It is not there',
    says: 'Then it is sent once more. Look at the channel first, further down as well: if it is there after all, it would be there twice.',
    verb: 'It is not there',
    done: 'Noted that it is not there. It is sent once more.',
  },
}
