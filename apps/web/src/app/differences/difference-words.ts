import type { Publication } from '@secondlook/contract'
import { dayOf, sayDay } from '../words/instant.ts'

type Difference = Pick<Publication['differences'][number], 'field' | 'wanted' | 'found'>

const labels: Readonly<Record<string, string>> = {
  text: 'The words',
  title: 'The title',
  link: 'Where a link leads',
  alt: 'How a picture is described',
  picture: 'A picture',
  parts: 'How many parts it has',
  pin: 'Whether it is pinned',
  day: 'The day that it shows',
}

export const labelOf = (field: string): string => labels[field] ?? 'Something else'

const isFile = (value: string): boolean => /^(sha\d+:|https?:\/\/)/.test(value)

/** What nobody reads word by word, in a sentence; `undefined` for words. Digests of pictures tell nobody anything. */
export function sayDifference({ field, wanted, found }: Difference): string | undefined {
  switch (field) {
    case 'parts':
      return `${wanted} were approved, and ${found} ${found === '1' ? 'is' : 'are'} there.`
    case 'pin':
      return 'It was to be pinned, and is not pinned there.'
    case 'day':
      return `The page says ${sayDay(dayOf(found))}. It went out on ${sayDay(dayOf(wanted))}.`
    case 'picture':
      return [wanted, found].some(isFile) ? sayPicture(wanted, found) : undefined
    default:
      return undefined
  }
}

function sayPicture(wanted: string, found: string): string {
  if (wanted === '') return 'There is a picture that was not approved.'
  return found === '' ? 'A picture that was approved is not there.' : 'It is another picture.'
}
