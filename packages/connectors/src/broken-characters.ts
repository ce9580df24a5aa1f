import type { Account, Content } from './content.ts'
import type { Problem, Where } from './prepared.ts'
import { problem } from './problem.ts'
import { unsendableAt } from './text/utf8.ts'

type Place = readonly [where: Where, what: string, ...texts: readonly (string | null | undefined)[]]

/** Everything of a content that would travel as text. */
const placesOf = (content: Content, account: Account): readonly Place[] => [
  ['text', 'The text', content.text, content.warning, content.language],
  ['title', 'The title', content.title],
  ['text', 'A tag', ...content.tags],
  ['mentions', 'A mention', ...Object.entries(content.mentions).flat()],
  ['about', 'The address', content.about],
  ['account', 'The account in the register of channels', account.address, account.platformId],
  ['card', 'The card', content.card?.url, content.card?.title, content.card?.description],
  ...content.pictures.flatMap(({ alt, credit }, at): readonly Place[] => [
    [`pictures.${at}.alt`, 'The description', alt],
    [`pictures.${at}`, 'The credit', credit],
  ]),
]

/** Half a character, or one that databases refuse: it would arrive as something else, or stop the sending. */
export const brokenCharacters = (content: Content, account: Account): readonly Problem[] =>
  placesOf(content, account)
    .filter(([, , ...texts]) => texts.some((text) => unsendableAt(text ?? '') !== undefined))
    .map(([where, what]) =>
      problem(
        'broken-character',
        where,
        `${what} has a character that cannot be sent. Delete it and type it again.`,
      ),
    )
