import type { Answers } from '../../advice/answers.ts'

export type Example = {
  readonly title: string
  readonly text: string
  readonly answers: Partial<Answers>
}

/** Something to try, both sides: posts that need nothing and posts that are worth a second look. */
export const examples: readonly Example[] = [
  {
    title: 'A plan for the weekend',
    text:
      'Took the kids up Mount Ainslie before breakfast. Best view in town, and the ' +
      'coffee at the bottom was open.',
    answers: { capacity: 'personal', aboutMyWork: 'no' },
  },
  {
    title: 'Politics, as a citizen',
    text: 'I think the new stadium is a poor use of money and I will be voting accordingly in October.',
    answers: { capacity: 'personal', aboutMyWork: 'no' },
  },
  {
    title: 'Anger at a supervisor',
    text:
      "My supervisor Dana is a complete idiot and I'm sick of being bullied in front " + 'of the whole team.',
    answers: { capacity: 'personal', aboutMyWork: 'own' },
  },
  {
    title: 'Something from a document',
    text: 'This was in my inbox today. OFFICIAL: Sensitive. Looks like the depot is moving after all.',
    answers: { capacity: 'personal', aboutMyWork: 'own' },
  },
  {
    title: 'A detail about somebody else',
    text:
      'Wishing Priya Nair from our counter a quick recovery from her surgery. Her ' +
      'mobile is 0491 570 156 if you want to cheer her up.',
    answers: { capacity: 'personal', aboutMyWork: 'no' },
  },
  {
    title: 'Sounding official',
    text: 'We at Transport Canberra are pleased to announce that every bus will be free from Monday.',
    answers: { capacity: 'personal', aboutMyWork: 'own' },
  },
  {
    title: 'A union meeting',
    text:
      'Delegates meet on Thursday at noon. Bring your questions about the new roster, ' +
      'and bring a friend.',
    answers: { capacity: 'representative', represents: 'union', aboutMyWork: 'own' },
  },
  {
    title: 'An official reply',
    text:
      'As we have already explained, if you had bothered to read the page you would ' +
      'know that the pool opens at 6 am. #openforsummer',
    answers: { capacity: 'official', aboutMyWork: 'own' },
  },
]
