import type { Draft } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { hashtagCase } from './hashtag-case.ts'

const { lists } = shippedPack('act-2015')
const official = (text: string): Draft => ({ text, capacity: 'official' })
const found = (kind: string, marked: string) => ({
  draft: official(marked.replaceAll('[[', '').replaceAll(']]', '')),
  kinds: [kind],
  marked,
})

testDetector(hashtagCase, lists, {
  silent: {
    'a post of one’s own': { text: 'Feeling it #worldmentalhealthday', capacity: 'personal' },
    'capitals where words start': official('Today is #WorldMentalHealthDay'),
    'one word': official('Good luck to all #volunteers'),
    'one long word': official('#congratulations to the class'),
    'a place': official('#tuggeranong parkrun is on'),
    'an abbreviation': official('#NAIDOC week starts today'),
    'two words and a line below': official('#world_health_day'),
    'a number in the tag': official('#rtest2026abcdefghijkl'),
    'two little pictures': official('Sun is out 🌞😎'),
    'one picture of many parts': official('Families welcome 👨‍👩‍👧‍👦'),
    'two flags': official('Welcome 🇦🇺🇳🇿'),
    'a formula': official('The slope is 𝑚 here'),
  },
  finds: {
    'a long tag in small letters': found('joined-tag', 'Today is #[[worldmentalhealthday]]'),
    'only its first letter is capital': found('joined-tag', 'Today is #[[Worldmentalhealthday]]'),
    'a short one of two words': found('joined-tag', 'Today: #[[busdriver]] stories'),
    'a tag with parts that read as short forms': found('joined-tag', '#[[timetotalk]]'),
    'a long tag in capitals': found('capital-tag', '#[[STAYSAFECANBERRA]] everyone'),
    'a row of pictures': found('picture-run', 'Party [[🎉🎉🎉🎉]]'),
    'styled letters': found('styled-letters', 'A [[𝗯𝗶𝗴 𝗱𝗮𝘆]] for us'),
  },
})
