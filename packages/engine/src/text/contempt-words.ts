/*
 * The closed classes of English that stand around contempt: what may come between a group and what is
 * said of it, what ends a statement, who speaks. Words of contempt themselves are lists of a pack.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
export const speakers = set('i we everyone everybody nobody people us all lets')
/** What may stand between "are" and the word that tells. */
export const fillers = set(
  'a an the some any all every each both other such these those like as than of to in by bunch lot lots pack load kind sort breed species bit what ' +
    'people men women persons individuals group one ones race most least more less worse lower better our ' +
    'god human single called last such simply nothing but basically for he she walking form',
)
export const prepositions = set(
  'in at on from around of with under over like across among here these today nowadays who and or as too',
)
export const stops = set('but because although though while unless if when where whose which whom that')
export const past = set('was were had did')
export const blockers = set('being getting having to become suffering treated harmed hurt')
export const mights = set('can could may might')
/** "Still not welcome" tells of a wrong, it does not ask for one; "can be" is not said of all. */
export const hedges = set('can could may might still yet often sometimes usually historically currently')
export const urging = set('should must need needs ought let please time gotta')
/** Words that may single out some of a group instead of running down all of it. */
export const describing = set(
  'ugly stupid dumb shitty useless retarded horrible backward moronic idiotic brainless fugly',
)
export const views = set('see view regard consider treat')
/** First words of an outcry that has no subject. */
export const verbless = set(
  'better nothing better no too death down to shame hatred contempt disgust loathing rather why',
)
export const removing = set('we see watch give giving let letting allow offer grant not never')
export const barred = set('allowed welcome wanted permitted')
export const everybody = set('everyone everybody nobody god who')
export const worthVerbs = set('deserve deserves deserving contribute fit worthy')
