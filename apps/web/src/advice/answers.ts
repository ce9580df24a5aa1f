import type { Draft, LevelBand, Media, Represents } from '@secondlook/contract'

/** What a person told us beside their words. It lives in the page's memory and nowhere else. */
export type Answers = {
  readonly capacity: 'personal' | 'representative' | 'official' | 'unsure'
  readonly represents: Represents | ''
  readonly audience: 'public' | 'restricted' | 'unsure'
  readonly place: NonNullable<Draft['place']> | ''
  readonly aboutMyWork: 'own' | 'other' | 'no' | 'unsure'
  /** What the profile says of the job, in the person's own words. */
  readonly profile: string
  readonly pseudonymous: boolean
  readonly levelBand: LevelBand | ''
  readonly authorisedToSpeak: 'yes' | 'no' | ''
}

export const firstAnswers: Answers = {
  capacity: 'personal',
  represents: '',
  audience: 'public',
  place: '',
  aboutMyWork: 'no',
  profile: '',
  pseudonymous: false,
  levelBand: '',
  authorisedToSpeak: '',
}

/** The draft as the engine takes it. What was not answered is left out, never guessed. */
export function toDraft(text: string, answers: Answers, media: readonly Media[]): Draft {
  const { capacity, represents, audience, place, aboutMyWork } = answers
  const author = toAuthor(answers)
  return {
    text,
    capacity,
    ...(capacity === 'representative' && represents ? { represents } : {}),
    ...(audience === 'unsure' ? {} : { audience }),
    ...(place && capacity !== 'official' ? { place } : {}),
    aboutMyWork,
    ...(author ? { author } : {}),
    ...(media.length > 0 ? { media: [...media] } : {}),
  }
}

function toAuthor({ profile, pseudonymous, levelBand, authorisedToSpeak }: Answers): Draft['author'] {
  const author = {
    ...(profile.trim() ? { profile: profile.trim() } : {}),
    ...(pseudonymous ? { pseudonymous } : {}),
    ...(levelBand ? { levelBand } : {}),
    ...(authorisedToSpeak ? { authorisedToSpeak: authorisedToSpeak === 'yes' } : {}),
  }
  return Object.keys(author).length > 0 ? author : undefined
}
