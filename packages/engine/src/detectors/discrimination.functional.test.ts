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

const others = [
  'real-words',
  'person-nouns',
  'insults',
  'insulting-adjectives',
  'strong-insulting-adjectives',
]
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
  'strong dislike': [
    'I hate GROUP.',
    'I really despise GROUP',
    "I can't stand GROUP.",
    'GROUP disgust me.',
    'I am so sick of all these GROUP',
  ],
  'running down': [
    'GROUP are revolting.',
    'GROUP are so stupid',
    'GROUP are a disgrace',
    'All GROUP are evil, honestly.',
    'GROUP are the worst.',
  ],
  dehumanising: [
    'GROUP are vermin.',
    'GROUP are nothing but animals',
    'GROUP are a plague on this country',
    'GROUP behave like rats.',
  ],
  'denied worth': [
    'GROUP are not human.',
    'GROUP deserve no respect.',
    "GROUP don't deserve to be treated as equals.",
    'GROUP will never be real people.',
  ],
  exclusion: [
    'GROUP should not be allowed to vote.',
    'GROUP do not belong here.',
    'Deport all GROUP!',
    'We should ban GROUP from public office.',
    'Get GROUP out of our schools.',
  ],
  'with swearing': ['Fuck GROUP.', 'GROUP are such fucking wankers', 'Those bloody GROUP again'],
  'a pronoun later on': [
    'GROUP, honestly, they make me sick.',
    'My street is full of GROUP. They are all scum.',
    'Here come the GROUP. I hate them.',
  ],
  'as a question': [
    'Why are GROUP so disgusting?',
    'Why do GROUP have to be so vile?',
    "Aren't GROUP just parasites?",
  ],
  'as an opinion': [
    'I think GROUP are inferior.',
    'In my opinion GROUP are garbage.',
    'Everybody knows that GROUP are subhuman.',
  ],
  'one for all': [
    'ONE is worth less than a dog, ONE is vermin.',
    'ONE should never be allowed to teach.',
    'ONE is a parasite by nature',
  ],
  spelling: [
    'GROUP are v3rmin',
    'GROUP are s c u m',
    'I haaaate GROUP',
    'IhateGROUP',
    'GROUP are vermn',
    'GROUP are dsigusting',
  ],
}

const harmless: Readonly<Record<string, readonly string[]>> = {
  'neutral naming': [
    'GROUP live in every suburb of Canberra.',
    'I have worked with GROUP for years.',
    'A study of GROUP in the ACT is out.',
    'ONE moved in next door.',
  ],
  praise: [
    'I love GROUP.',
    'GROUP are wonderful.',
    'GROUP make this city better',
    'We need more GROUP in parliament.',
    'GROUP deserve respect.',
  ],
  negation: [
    "I don't hate GROUP.",
    'GROUP are not vermin.',
    'No one should hate GROUP.',
    'GROUP should never be banned from anything',
    'I would never call GROUP scum',
  ],
  'quoted and condemned': [
    '“GROUP are vermin” is a vile thing to write.',
    'He shouted "I hate GROUP" and we reported him.',
    'It is wrong to say that GROUP are scum.',
  ],
  'argued against': [
    'Stop saying GROUP are parasites.',
    'Anyone who thinks GROUP are animals should be ashamed.',
    'You claim GROUP are stupid, but you never met any.',
  ],
  reported: [
    'The man said GROUP are filthy.',
    'The study asks why some people hate GROUP.',
    'They banned GROUP from the club in 1950.',
  ],
  'something else is meant': [
    'Violence against GROUP is disgusting.',
    'I hate how GROUP are treated.',
    'The way we treat GROUP is a disgrace',
    'I hate the rain. GROUP do too.',
  ],
  'in trouble': [
    'GROUP are not welcome everywhere yet.',
    'GROUP face vile abuse online.',
    'GROUP were treated like animals.',
    'GROUP are still paid less',
  ],
}

/** Looser wording, as people write it. Some of it is beyond the detector, and the share says how much. */
const loose: readonly string[] = [
  'I absolutely loathe GROUP',
  'GROUP make my blood boil',
  "I've got nothing but hatred for GROUP",
  'I wish there were no GROUP on earth',
  'You have no idea how much I hate GROUP',
  'I am disgusted by GROUP',
  'GROUP scare the hell out of me',
  "I'd never trust GROUP",
  'GROUP are dumb as hell',
  'GROUP are a bunch of lying thieves',
  'All GROUP care about is money',
  'GROUP ruin this country',
  'GROUP are the scum of the earth',
  'GROUP are the most disgusting thing alive',
  'There is nothing good about GROUP',
  'GROUP are a threat to our way of life',
  'GROUP are no better than dogs',
  'GROUP breed like rabbits',
  'GROUP are basically cockroaches',
  'I see GROUP as lesser beings',
  'GROUP are not even human',
  'Calling GROUP human is an insult to humans',
  'I treat GROUP like the animals they are',
  'GROUP are like a virus',
  "Let's get rid of all GROUP",
  'GROUP have no right to be here',
  'GROUP need to be locked up',
  'GROUP should be kept away from our children',
  'GROUP should never have been born',
  'GROUP are fucking disgusting',
  'GROUP can go fuck themselves',
  'GROUP, fuck off',
  'Fucking hell, I hate GROUP',
  'GROUP are such bitches',
  'I saw some GROUP yesterday. They were gross and should be deported.',
  "I've met lots of GROUP. None of them deserve to live.",
  'GROUP moved in next door. I fucking hate those people.',
  'There are too many GROUP here. Get rid of them.',
  'GROUP? They are the worst kind of people.',
  "I don't trust GROUP. Never have.",
  'GROUP are not welcome here',
  'GROUP will never be one of us',
  'GROUP should never be treated as equals',
  'Nobody wants GROUP here',
  "GROUP aren't worth the air they breathe",
  "I couldn't care less if all GROUP died",
  'How can anyone like GROUP',
  'Why do we even tolerate GROUP in this country',
  'Are GROUP even human?',
  'What is wrong with GROUP, they are all sick in the head',
  'Honestly, GROUP are beneath me',
  'In my view all GROUP are monsters',
  'I strongly believe GROUP are evil',
  "It's a fact that GROUP are inferior",
  'GROUP are ruining our schools',
  'GROUP are to blame for everything',
  'GROUP stink',
  'GROUP belong in cages',
  'GROUP have no place in our society',
  'GROUP should know their place',
  "I'd rather die than live next to GROUP",
  'keep GROUP away from my kids',
  'stop giving GROUP rights',
  'no GROUP allowed',
  'not a single GROUP should get a job',
  'if only all GROUP would disappear',
  'the world would be a better place without GROUP',
  'we do not want GROUP in our town',
  'I will never respect GROUP',
  'I detest GROUP with a passion',
  'Just thinking about GROUP makes me angry',
  'GROUP freak me out',
  "Ugh, GROUP.  I can't look at them without gagging",
  'GROUP are absolutely vile creatures',
  'GROUP are idiots, all of them',
  'every single one of those GROUP is a liar',
  'GROUP are leeches on the taxpayer',
  'you can tell GROUP are stupid just by looking at them',
  'GROUP are trash and always will be',
  'I consider GROUP to be inferior',
  'GROUP are subhuman filth',
  'GROUP are like rats in a sewer',
  'GROUP look like pigs',
  'these GROUP are animals, not people',
  'GROUP are maggots',
  'GROUP deserve nothing but pain',
  'GROUP ought to be sterilised',
  'throw all GROUP in prison',
  'GROUP should be made to leave',
  'GROUP are wankers',
  'what a bunch of cunts GROUP are',
  'GROUP are a pain in the arse, kick them out',
  'GROUP piss me off so much',
  'I know lots of GROUP. I think they are disgusting.',
  'A few GROUP live near me. I want them gone. They are filth.',
  'I used to like GROUP. Now I hate them all.',
  "GROUP don't deserve rights",
  "GROUP shouldn't have the right to vote",
  'GROUP will never deserve a place among us',
  "I'll never accept GROUP",
  "we shouldn't give GROUP any respect",
  "GROUP can't be trusted",
  'Why are all GROUP so dumb?',
  'Why should GROUP get any rights?',
  'When will GROUP finally leave?',
  'Who actually likes GROUP? They are awful.',
  'If you ask me, GROUP are parasites',
  "I'm convinced that GROUP are brainless",
  'I am pretty sure GROUP are the devil',
  'everyone agrees GROUP are horrible',
  'in all honesty GROUP gross me out',
  'GROUP are a burden on us all',
  'GROUP are unnatural',
  'GROUP are ruining everything',
  'GROUP are criminals',
  'GROUP are rapists and murderers',
  'we have to get rid of GROUP',
  'GROUP go home',
  "we don't need any more GROUP here",
  'ban GROUP',
  'GROUP are worthless',
  'GROUP are a disease that spreads',
  'GROUP make me want to vomit',
  'you GROUP are all the same, pathetic',
  'I hope all GROUP die',
  'I hope GROUP burn in hell',
  'GROUP are good for nothing',
]

const looseHarmless: readonly string[] = [
  'I absolutely adore GROUP',
  "I've got nothing but love for GROUP",
  'There is nothing wrong with GROUP',
  'GROUP are amazing and so are you',
  'GROUP deserve to be treated with respect',
  'GROUP are human beings like all of us',
  'Nobody should be cruel to GROUP',
  "I don't think GROUP are inferior",
  'I never said GROUP were stupid',
  "It isn't true that GROUP are dirty",
  "GROUP aren't bad drivers at all",
  'Not a single one of my GROUP friends is lazy',
  "You can't say that GROUP are vermin",
  'How can you say GROUP are disgusting?',
  '"GROUP are disgusting" is just ignorant',
  'Saying "kill all GROUP" is illegal',
  'It\'s not okay to say "I hate GROUP"',
  'Whoever wrote "deport all GROUP" should be ashamed',
  'My uncle thinks all GROUP are criminals and I told him off',
  'Hating GROUP is pathetic',
  'I hate people who hate GROUP',
  'People who attack GROUP are cowards',
  'Being rude to GROUP is disgusting',
  'I hate seeing GROUP treated badly',
  'We need to stop treating GROUP like animals',
  'GROUP are often called parasites, which hurts',
  'Bigots claim GROUP are a plague. They are wrong.',
  'Some say GROUP should be banned. I strongly disagree.',
  "I'm worried about hate against GROUP",
  'Do GROUP feel welcome in Canberra?',
  'Are GROUP safe on our buses?',
  'Why are GROUP paid less?',
  'Why do GROUP still face abuse?',
  'GROUP are at higher risk of violence',
  'GROUP are not the problem, poverty is',
  'GROUP are not to blame',
  'GROUP should be allowed to vote',
  'GROUP should not have to hide',
  'GROUP should never be made to feel unwelcome',
  "GROUP can't access the building because the lift is broken",
  'GROUP are fed up with the council',
  'Fuck yes, GROUP won the award!',
  'Damn, GROUP throw the best parties',
  'GROUP are fucking awesome',
  'I hate this bus. GROUP next to me agree.',
  'Kill the engine, GROUP are crossing',
  'We met GROUP at the shelter. They were lovely.',
  'We met GROUP at the shelter. The food was disgusting.',
  'Most GROUP I know hate Mondays',
  'GROUP hate being asked that',
  'What do GROUP need from a library?',
  'As one of many GROUP I know what exclusion is',
  'GROUP inspire me every day',
  "I'm proud to know so many GROUP",
  'I like GROUP',
  'I like how GROUP support each other',
  'GROUP are welcome at every session',
  'GROUP have made huge contributions',
  'We are GROUP and we are proud',
  'One in ten of us are GROUP',
  'A lot of GROUP live in Belconnen',
  'GROUP can apply for the grant until Friday',
  'The program for GROUP is full',
  'The program for GROUP is terrible and should be scrapped',
  "The minister's record on GROUP is awful",
  'The myth that GROUP are lazy refuses to die',
  'Some people think that GROUP are dangerous. That is nonsense.',
  'If you believe that GROUP are stupid, you are not welcome at my table',
  'I would hate to see GROUP excluded',
  'I hate the way GROUP get treated here',
  'It makes me sick how GROUP are spoken about',
  "I can't stand it when people mock GROUP",
  'Stop the violence against GROUP',
  'No one deserves abuse, and GROUP get most of it',
  'GROUP should never be attacked for who they are',
  'GROUP do not deserve this',
  'GROUP did not deserve to be locked up',
  'GROUP were murdered there in 1942',
  'They wanted to kill all GROUP, and we remember',
  'He was convicted after he said he would kill GROUP',
  'The court heard that he called GROUP vermin',
  'I never hated GROUP',
  "I have never met GROUP I didn't like",
  "We don't want GROUP to be hurt",
  'We want GROUP to be safe',
  "Don't send GROUP back to war zones",
  'Do not deport GROUP',
  'GROUP should not be deported',
  'GROUP are not criminals',
  'GROUP are far from stupid',
  'GROUP are anything but weak',
  'GROUP are more likely to be sick',
  'GROUP with asthma should stay inside today',
  'GROUP were furious about the decision',
  'GROUP are angry, and rightly so',
  'GROUP are the target of disgusting attacks',
  'GROUP say the toilets are filthy',
  'GROUP helped us fight the disease',
  'GROUP and their dogs are welcome',
  'GROUP who fought in the war were treated like rubbish',
  'What would you say to somebody who hates GROUP?',
  'The word for people who hate GROUP is bigot',
  'Politicians who call GROUP a burden should resign',
  'My job is to protect GROUP from scum like that',
]

const sentence = (template: string, [many, one]: readonly [string, string]): string => {
  const text = template.replaceAll('GROUP', many).replaceAll('ONE', one)
  return text.startsWith('Ihate') ? text.replaceAll(' ', '') : `${text[0]?.toUpperCase()}${text.slice(1)}`
}

const share = (
  templates: readonly string[],
  holds: (text: string) => boolean,
): { share: number; missed: string[] } => {
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

describe('discrimination, loosely worded', () => {
  it('finds most of it', () => {
    const result = share(loose, isFound)
    expect(result.share, result.missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.9)
  })
  it('is silent on what only looks like it', () => {
    const result = share(looseHarmless, (text) => !isFound(text))
    expect(result.share, result.missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.98)
  })
})

const notProtected = [
  'artists',
  'landlords',
  'capitalists',
  'football fans',
  'accountants',
  'my neighbours',
  'tourists',
  'bankers',
]

describe('discrimination, beyond groups', () => {
  it('leaves groups alone that nobody is born into', () => {
    const texts = notProtected.flatMap((group) => [
      `I hate ${group}.`,
      `${group} are parasites.`,
      `All ${group} are scum, ban them`,
    ])
    expect(texts.filter(isFound)).toEqual([])
  })
  it('leaves things alone', () => {
    const texts = [
      'I hate black coffee.',
      'Mondays are disgusting.',
      'These shoes are trash.',
      'Indian summer is the worst.',
      'The gay novel was awful.',
    ]
    expect(texts.filter(isFound)).toEqual([])
  })
  it('leaves one person alone, whatever they are', () => {
    const texts = [
      'That woman at the counter is a pig.',
      'My gay neighbour is an idiot.',
      'You are a piece of shit.',
      'She is stupid.',
    ]
    expect(texts.filter(isFound)).toEqual([])
  })
})
