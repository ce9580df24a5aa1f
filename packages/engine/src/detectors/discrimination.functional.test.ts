import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { packFor } from '../testing.ts'
import { discrimination } from './discrimination.ts'

/*
 * What the detector can and cannot do, with the lists of general English: our own sentences, each for
 * every group. A row names the share of groups for which it must hold.
 */

const folder = new URL('../../../../policy-packs/plain-english/lists/', import.meta.url)
const linesOf = (name: string): string[] =>
  readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '#' && !line.startsWith('# '))

const others = ['real-words', 'person-nouns', 'insults', 'insulting-adjectives', 'strong-insulting-adjectives']
const lists = Object.fromEntries([...discrimination.lists, ...others].map((name) => [name, linesOf(name)]))
const policy = compilePack(packFor(discrimination, lists))
const found = (text: string): string[] => policy.assess({ text }).findings.map(({ rule }) => rule)
const isFound = (text: string): boolean => found(text).some((kind) => kind !== 'mention')

/** Plural and singular name, as somebody would write them. */
const groups: readonly (readonly [string, string])[] = [
  ['women', 'a woman'],
  ['Muslims', 'a Muslim'],
  ['Jews', 'a Jew'],
  ['gay people', 'a gay man'],
  ['trans people', 'a trans woman'],
  ['black people', 'a black person'],
  ['Aboriginal people', 'an Aboriginal person'],
  ['disabled people', 'a disabled person'],
  ['immigrants', 'an immigrant'],
  ['refugees', 'a refugee'],
  ['Indians', 'an Indian'],
  ['lesbians', 'a lesbian'],
]

const hateful: Readonly<Record<string, readonly string[]>> = {
  'strong dislike': ['I hate GROUP.', 'I really despise GROUP', "I can't stand GROUP.", 'GROUP disgust me.', 'I am so sick of all these GROUP'],
  'running down': ['GROUP are revolting.', 'GROUP are so stupid', 'GROUP are a disgrace', 'All GROUP are evil, honestly.', 'GROUP are the worst.'],
  dehumanising: ['GROUP are vermin.', 'GROUP are nothing but animals', 'GROUP are a plague on this country', 'GROUP behave like rats.'],
  'denied worth': ['GROUP are not human.', 'GROUP deserve no respect.', "GROUP don't deserve to be treated as equals.", 'GROUP will never be real people.'],
  exclusion: ['GROUP should not be allowed to vote.', 'GROUP do not belong here.', 'Deport all GROUP!', 'We should ban GROUP from public office.', 'Get GROUP out of our schools.'],
  'with swearing': ['Fuck GROUP.', 'GROUP are such fucking wankers', 'Those bloody GROUP again'],
  'a pronoun later on': ['GROUP, honestly, they make me sick.', 'My street is full of GROUP. They are all scum.', 'Here come the GROUP. I hate them.'],
  'as a question': ['Why are GROUP so disgusting?', 'Why do GROUP have to be so vile?', "Aren't GROUP just parasites?"],
  'as an opinion': ['I think GROUP are inferior.', 'In my opinion GROUP are garbage.', 'Everybody knows that GROUP are subhuman.'],
  'one for all': ['ONE is worth less than a dog, ONE is vermin.', 'ONE should never be allowed to teach.', 'ONE is a parasite by nature'],
  spelling: ['GROUP are v3rmin', 'GROUP are s c u m', 'I haaaate GROUP', 'IhateGROUP', 'GROUP are vermn', 'GROUP are dsigusting'],
}

const harmless: Readonly<Record<string, readonly string[]>> = {
  'neutral naming': ['GROUP live in every suburb of Canberra.', 'I have worked with GROUP for years.', 'A study of GROUP in the ACT is out.', 'ONE moved in next door.'],
  praise: ['I love GROUP.', 'GROUP are wonderful.', 'GROUP make this city better', 'We need more GROUP in parliament.', 'GROUP deserve respect.'],
  negation: ["I don't hate GROUP.", 'GROUP are not vermin.', 'No one should hate GROUP.', 'GROUP should never be banned from anything', 'I would never call GROUP scum'],
  'quoted and condemned': ['“GROUP are vermin” is a vile thing to write.', 'He shouted "I hate GROUP" and we reported him.', 'It is wrong to say that GROUP are scum.'],
  'argued against': ['Stop saying GROUP are parasites.', 'Anyone who thinks GROUP are animals should be ashamed.', 'You claim GROUP are stupid, but you never met any.'],
  reported: ['The man said GROUP are filthy.', 'The study asks why some people hate GROUP.', 'They banned GROUP from the club in 1950.'],
  'something else is meant': ['Violence against GROUP is disgusting.', 'I hate how GROUP are treated.', 'The way we treat GROUP is a disgrace', 'I hate the rain. GROUP do too.'],
  'in trouble': ['GROUP are not welcome everywhere yet.', 'GROUP face vile abuse online.', 'GROUP were treated like animals.', 'GROUP are still paid less'],
}

const sentence = (template: string, [many, one]: readonly [string, string]): string => {
  const text = template.replaceAll('GROUP', many).replaceAll('ONE', one)
  return text.startsWith('Ihate') ? text.replaceAll(' ', '') : `${text[0]?.toUpperCase()}${text.slice(1)}`
}

const share = (templates: readonly string[], holds: (text: string) => boolean): { share: number; missed: string[] } => {
  const all = templates.flatMap((template) => groups.map((group) => sentence(template, group)))
  const missed = all.filter((text) => !holds(text))
  return { share: 1 - missed.length / all.length, missed }
}

describe('discrimination, in every group', () => {
  for (const [name, templates] of Object.entries(hateful)) {
    it(`finds: ${name}`, () => {
      const result = share(templates, isFound)
      expect(result.share, result.missed.slice(0, 12).join('\n')).toBeGreaterThanOrEqual(0.9)
    })
  }
  for (const [name, templates] of Object.entries(harmless)) {
    it(`is silent: ${name}`, () => {
      const result = share(templates, (text) => !isFound(text))
      expect(result.share, result.missed.slice(0, 12).join('\n')).toBeGreaterThanOrEqual(0.95)
    })
  }
})

const notProtected = ['artists', 'landlords', 'capitalists', 'football fans', 'accountants', 'my neighbours', 'tourists', 'bankers']

describe('discrimination, beyond groups', () => {
  it('leaves groups alone that nobody is born into', () => {
    const texts = notProtected.flatMap((group) => [`I hate ${group}.`, `${group} are parasites.`, `All ${group} are scum, ban them`])
    expect(texts.filter(isFound)).toEqual([])
  })
  it('leaves things alone', () => {
    const texts = ['I hate black coffee.', 'Mondays are disgusting.', 'These shoes are trash.', 'Indian summer is the worst.', 'The gay novel was awful.']
    expect(texts.filter(isFound)).toEqual([])
  })
  it('leaves one person alone, whatever they are', () => {
    const texts = ['That woman at the counter is a pig.', 'My gay neighbour is an idiot.', 'You are a piece of shit.', 'She is stupid.']
    expect(texts.filter(isFound)).toEqual([])
  })
})
