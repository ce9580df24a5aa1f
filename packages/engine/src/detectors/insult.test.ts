import { readFileSync } from 'node:fs'
import { testDetector } from '../testing.ts'
import { insult } from './insult.ts'

/** The lists this detector is tuned with; the words of this table are not chosen to fit it. */
const folder = new URL('../../../../policy-packs/plain-english/lists/', import.meta.url)
const lists = Object.fromEntries(
  insult.lists
    .filter((name) => !['given-names', 'counter-speech', 'office-holders'].includes(name))
    .map((name) => {
      const lines = readFileSync(new URL(`${name}.txt`, folder), 'utf8').split('\n')
      return [name, lines.filter((line) => line !== '' && !line.startsWith('# '))]
    }),
)

testDetector(
  insult,
  {
    ...lists,
    'given-names': ['sarah', 'dick'],
    'counter-speech': ['that is not ok'],
    'office-holders': ['minister'],
  },
  {
    silent: {
      'nothing to read': '',
      'about oneself': 'I am such an idiot, I forgot my keys again.',
      'a feeling about oneself': 'That made me feel like an idiot.',
      'we ourselves': 'We were fools to think it would be quick.',
      denied: 'She is not an idiot.',
      'denied of a group': 'Nurses are no fools.',
      'dumb luck': 'It was dumb luck that nobody was hurt.',
      'a fire retardant': 'Crews dropped fire retardant along the ridge.',
      'a verb about growth': 'Cold nights retard growth.',
      'a medical word': 'A clinic for spastic bladder opens in May.',
      'a bird': 'Galahs are back at the wetlands.',
      'a dog': 'He is a dog from the shelter.',
      'a name': 'Dick Johnson opens the hall.',
      tools: 'These tools are for everybody.',
      'a working dog': 'A kelpie bitch and her pups need a home.',
      'a pig at the show': 'The prize pig is asleep.',
      'a clown at work': 'A clown will visit the ward.',
      'politics short of an insult': 'The minister is useless.',
      'a weak word of a thing': 'This form is hopeless.',
      'denied of all': 'No refugee is a parasite.',
      'children at bath time': 'The kids were monsters at bath time.',
      'a feeling of the reader': 'If you feel stupid asking, ask anyway.',
      'a pet': 'My cat is such a dag.',
      'a warning about crime': 'Con artists target older people.',
      'an opinion denied': 'I am not saying that he is a fool.',
      politics: 'This government is a pack of clowns.',
      'a dog of a breeder': 'She breeds Labradors; the bitch is asleep.',
      'what somebody once was': 'I used to be an idiot about money.',
      'how people are treated': 'The way we treat old people in care is vile.',
      'what happened at a counter': 'The bus driver was rude to me.',
      'a clown with an article': 'Go get the clown for the party.',
      'an idiom': 'That is a crazy idea and I love it.',
    },
    finds: {
      'said to somebody': 'you: You [[idiot]], look where you are going',
      'with words between': 'you: You absolute bloody [[muppet]].',
      'a verb between': 'you: You are a complete [[moron]].',
      'a question': 'you: Are you [[stupid]]?',
      'a question with how': 'you: How [[dumb]] can you be?',
      'a role': 'person: My manager is a [[moron]].',
      'a role further away': 'person: The head of parking is a [[cretin]].',
      'a role as the head': 'person: My [[idiot]] manager lost the form.',
      'a name': 'person: Honestly, Sarah is a [[clown]].',
      'a mention': 'person: @parkwatch is an [[imbecile]]',
      'a group': 'group: Our clients are [[idiots]].',
      'a group as the head': 'group: These [[stupid]] drivers again.',
      'somebody absent': 'someone: She is a [[dropkick]].',
      'an outcry': 'someone: What a [[dickhead]].',
      'a crowd': 'someone: Bunch of [[wankers]].',
      'nobody in particular': 'unclear: [[Idiots]] everywhere',
      'an unkind word': 'unkind: My supervisor is [[lazy]].',
      'an animal said to somebody': 'you: You [[pig]].',
      'an animal with spite': 'someone: He is a lying [[rat]].',
      'a thing': 'blunt: This is a [[stupid]] rule.',
      'a warning': 'blunt: Do not be an [[idiot]] near the river.',
      quoted: 'quoted: He wrote "you are an [[idiot]]" to us.',
      reported: 'quoted: A driver called me a [[moron]] today.',
      'talked about': 'quoted: The word [[moron]] hurts.',
      disguised: 'you: you are an [[1d10t]]',
      'at the end of a sentence': 'you: Thanks a lot, [[moron]].',
      'with more about them': 'someone: Find the [[idiots]] who designed this.',
      'a slur that was sprayed': 'slur-quoted: [[Wogs]] was sprayed on the shop.',
      'a slur somebody shouted': 'slur-quoted: They yelled [[poofter]] at us.',
      'a slur of oneself': 'slur-own: I am a [[wog]] kid from Queanbeyan.',
      'whoever it was': 'someone: Whoever wrote this is a [[moron]].',
      'more of the same': 'you: We do not need [[dickheads]] like you.',
      'a slur': 'slur: He is a [[retard]].',
      'a slur about a woman': 'slur: What a [[slut]].',
      'a slur talked about': 'slur-quoted: They called her a [[retard]] at school.',
      'a slur taken back': 'slur-own: As a [[dyke]] I love this march.',
      'at the end of a command': 'you: Get a job [[loser]] 😂',
      'a sack of it': 'person: My boss is a [[lying sack of garbage]].',
      'among friends': 'slur-fond: Love you [[bitches]], best weekend.',
      'love with how': 'slur: Love how these [[bitches]] talk.',
      'a hard task': 'blunt: This is a [[bitch]] to fix.',
    },
  },
)
