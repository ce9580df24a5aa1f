import { readFileSync } from 'node:fs'
import { testDetector } from '../testing.ts'
import { bullying } from './bullying.ts'

const folder = new URL('../../../../policy-packs/plain-english/lists/', import.meta.url)
const others = ['given-names', 'counter-speech', 'office-holders', 'fiction-words']
const lists = Object.fromEntries(
  [...bullying.lists, 'bullied-people', 'roles-of-people', 'people-nouns']
    .filter((name) => !others.includes(name))
    .map((name) => {
      const lines = readFileSync(new URL(`${name}.txt`, folder), 'utf8').split('\n')
      return [name, lines.filter((line) => line !== '' && !line.startsWith('# '))]
    }),
)

testDetector(
  bullying,
  {
    ...lists,
    'given-names': ['karl', 'petra'],
    'counter-speech': ['that is bullying'],
    'office-holders': ['minister'],
    'fiction-words': ['=show'],
  },
  {
    silent: {
      'nothing to read': '',
      'about oneself': 'Some days I feel that nobody likes me.',
      'told of': 'She said that nobody likes you, and she was wrong.',
      quoted: 'He was sent "nobody likes you" forty times.',
      'a situation': 'What to do when everyone laughs at you on the bus.',
      denied: 'It is not true that nobody likes you.',
      'a call to write to a member': 'Let us all email the minister about the bus.',
      'a call to ring somebody': 'Call your manager if you feel unwell.',
      'laughing together': 'We all laughed at the joke.',
      layers: 'Pile on the blankets, it is cold.',
      'a question about hearing': 'Are you deaf or hard of hearing? We can help.',
      'told of contempt': 'He said "you disgust me" and left.',
      'one insult': 'You clown, that was my sandwich.',
      'an idiom of oneself': 'I could not organise a chook raffle to save my life.',
      'an idiom of a team': 'That side could not run a chook raffle.',
      'an idiom of those in office': 'The minister could not run a chook raffle.',
      'an idiom of somebody on television': 'The judge in that show could not run a chook raffle.',
      'blankets of praise': 'Everyone loves her cooking and the team wants her back.',
    },
    finds: {
      'shut out': 'exclusion: [[Nobody likes you]] here.',
      'shut out by all': 'exclusion: [[Everyone hates him]].',
      'a role shut out': 'exclusion: [[No one wants to work with our supervisor]].',
      'told to leave': 'exclusion: [[You do not belong here]].',
      'a name shut out': 'exclusion: [[Nobody likes Karl]].',
      'laughed at': 'ridicule: [[Everyone laughs at you]] behind the counter.',
      'a joke': 'ridicule: [[You are a joke]] and so is your work.',
      'a nobody': 'ridicule: [[You will never amount to anything]].',
      'looked at': 'ridicule: [[Look at this loser]] with his lunchbox.',
      'an idiom of a name': 'ridicule: Karl [[could not organise a chook raffle]].',
      'an idiom of a role': 'ridicule: My manager is [[as thick as two]] planks.',
      'an idiom to the reader': 'ridicule: You have the [[IQ of a]] fern.',
      'a call to harass': 'pile-on: [[Let us all bombard Petra]] tonight.',
      'a call to report': 'pile-on: [[Everyone go report her]].',
      'a call to have somebody sacked': 'pile-on: We should [[get him sacked]].',
      'a misery': 'pile-on: [[Make her life hell]].',
      contempt: 'contempt: [[You disgust me]].',
      'a sexual remark': 'sexual: Hey, [[are you naked]]?',
      'again and again': 'repeated: You [[idiot]]. You are a [[moron]], and you always were a [[loser]].',
    },
  },
)
