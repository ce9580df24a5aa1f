import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { courtMatter } from './court-matter.ts'

const all = shippedPack('act-2015').lists
const lists = Object.fromEntries(courtMatter.lists.map((name) => [name, all[name] ?? []]))

testDetector(courtMatter, lists, {
  silent: {
    'nothing to read': '',
    'a verdict': 'A jury found the man guilty of theft today.',
    'a plea and a sentence': 'He pleaded guilty and was sentenced to six years.',
    'a charge':
      'Police have charged a 43-year-old man with fraud. He is expected to appear in court on 3 December.',
    'a call for witnesses': 'Police are seeking witnesses to a collision.',
    'a pleasure': 'guilty pleasure: reality tv',
    'a game': 'Tennis court booked. He’s guilty of a foot fault!',
    'a cake': 'My kid ate the cake, guilty as charged',
    'an office': 'Victim Support ACT and the Witness Assistance Service can help you before the trial.',
    duty: 'I have got jury duty on Monday. Wish me luck.',
    'news of the world': 'Trump is guilty and everyone knows it. Trial next week.',
    chooks: 'Lock them up at night: keeping chooks safe from foxes',
    'a charge with its act': 'A woman has been charged after she allegedly lit a fire at Pialligo.',
    'an arrest': 'A 30-year-old man was arrested and will face court today.',
    'a dog': 'The animal was found by the man who was arrested in court clothes.',
    'a band and a play':
      'The Killers play on the tennis court on Friday. The killer bee is in court six of the squash club.',
    'a tamarin': 'The red handed tamarin at the zoo had twins.',
    'a court of another kind': 'Witnesses in the new bus trial, Belconnen to Civic, say it is quick.',
    'letting go': 'The court heard the boy let him off at the bus stop.',
    'a quotation': 'Outside the court a man shouted “he is guilty” and left.',
  },
  finds: {
    'a verdict before the trial': 'prejudging: [[She is clearly guilty]]. The trial starts in March.',
    'advice to a jury': 'prejudging: The [[jury better convict]] the accused this time',
    'a label': 'prejudging: So [[the murderer]] is out on bail',
    'a name': 'naming: The [[accused, Darren Poll]], lives in our street',
    'a witness of a trial': 'naming: The [[witness in the Lakeview trial, Petra Lunn]], was brave',
    'the accused did it': 'prejudging: The [[arrested man started]] the fire',
    'what is coming': 'prejudging: He’s charged now and [[he’ll pay for it]]',
    'a monster': 'prejudging: The [[monster who did]] this is in court on Friday',
    'a liar': 'prejudging: Anyone who watched the trial [[knows she’s lying]]',
    'a label before the arrest': 'prejudging: The [[thugs arrested]] last night',
    'what they deserve': 'prejudging: They go to court on Monday and [[get what they deserve]]',
    'a killer': 'prejudging: [[The killer]] of the boy faces court tomorrow',
    'a victim': 'naming: [[I know who the victim is]] in that trial, poor family',
    'a jury': 'naming: [[I was on the jury for]] that fraud trial',
    'the wrong man': 'investigation: [[police have the wrong guy]] for the Phillip stabbing',
    'knowing better': 'investigation: [[i know who did it]] but police won’t listen',
  },
})
