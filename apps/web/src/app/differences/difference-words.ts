import type { Publication } from '@secondlook/contract'

type Difference = Pick<Publication['differences'][number], 'field' | 'wanted' | 'found'>

const labels: Readonly<Record<string, string>> = {
  text: 'The words',
  title: 'The title',
  link: 'Where a link leads',
  alt: 'How a picture is described',
  picture: 'A picture',
  parts: 'How many parts it has',
}

export const labelOf = (field: string): string => labels[field] ?? 'Something else'

const isFile = (value: string): boolean => /^(sha\d+:|https?:\/\/)/.test(value)

/** Pictures and counts in a sentence: their digests tell nobody anything. `undefined` for what is read as words. */
export function sayPictures({ field, wanted, found }: Difference): string | undefined {
  if (field === 'parts') return `${wanted} were approved, and ${found} ${found === '1' ? 'is' : 'are'} there.`
  if (field !== 'picture' || ![wanted, found].some(isFile)) return undefined
  if (wanted === '') return 'There is a picture that was not approved.'
  return found === '' ? 'A picture that was approved is not there.' : 'It is another picture.'
}
