import { testDetector } from '../testing.ts'
import { dateMismatch } from './date-mismatch.ts'

const at = '2026-11-23'
const on = (text: string, kind: string, marked: string) => ({ draft: { text, at }, kinds: [kind], marked })

testDetector(
  dateMismatch,
  {},
  {
    silent: {
      'nothing to read': '',
      'a right date': 'Join us on Friday 25 December 2026.',
      'a right date without a year': { text: 'Join us on Thursday 3 December.', at },
      'no year and no time': 'Join us on Monday 3 December.',
      'two days': { text: 'Saturday 5 and Sunday 6 December', at },
      'a right date in few figures': 'See you Sat 28/11/26, part 3/4/10 of it.',
      'two days that share a date': { text: 'Saturday and Sunday 5–6 December 2026', at },
      'a week': { text: 'Monday to Friday, 7 to 11 December 2026', at },
      'a leap day of some year': '29 February is rare.',
      'a month and a number of people': 'In June 31 people came.',
      'a verb': 'On Sunday may 3 people come?',
      'a working day': 'Open 9 am to 5 pm',
      'a night': 'Closed 10 pm to 6 am',
      'a night on the 24-hour clock': 'Closed 22:00-06:00',
      'until midnight': 'Open 10 am–12 am',
      'the next day': 'From 10 am to 9 am the next day',
      'two ends': 'From 7 pm Friday until 5 am Monday',
      'two sessions': 'Sessions at 3 pm and 1 pm',
      'a score': 'Lost 31 to 12, June was better.',
    },
    finds: {
      'a wrong weekday': 'weekday: Join us on [[Thursday 25 December 2026]].',
      'the month first': 'weekday: [[Friday, December 5, 2026]]',
      'with ordinals': 'weekday: See you [[Monday the 25th of December 2026]]!',
      'in figures': 'weekday: Closes [[Monday 25/12/2026]]',
      'in few figures': 'weekday: See you [[Sun 30/11/26]]!',
      'the day in brackets': 'weekday: [[25 December 2026 (Monday]])',
      'a near date without a year': on(
        'Join us on Friday 3 December',
        'weekday',
        'Join us on [[Friday 3 December]]',
      ),
      'across the new year': on('Back on Monday 3 January', 'weekday', 'Back on [[Monday 3 January]]'),
      'a far date without a year': on(
        'Remember Monday 11 June?',
        'weekday-unsure',
        'Remember [[Monday 11 June]]?',
      ),
      'a day too many': 'impossible: Closes [[31 June]].',
      'a day too many in figures': 'impossible: Closes [[31/06/2026]].',
      'no leap year': 'impossible: On [[29 February 2027]] we open.',
      'an afternoon that runs backwards': 'backwards: Open [[5 pm to 3 pm]] on Sunday',
      'joined to the number': 'backwards: Open [[5.30pm–3.30pm]]',
      'the 24-hour clock': 'backwards: Open [[17:00-15:00]]',
    },
  },
)
