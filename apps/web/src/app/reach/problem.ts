import type { Problem } from '@secondlook/contract'

/** An expected no, as the server put it. Screens show `detail`, and each field's sentence beside its field. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.problem.code === code)

/** Where the site has the pages of refusals; a problem names its page as its type. */
const refusalPages = '/docs/refusals/'

/** The page that says more about a problem, where there is one. */
export const pageOf = ({ type }: Problem): string | undefined =>
  type.startsWith(refusalPages) ? type : undefined

const plain = (status: number, code: string, title: string, detail: string): Problem => ({
  ...{ type: `${refusalPages}${code}`, title, status, detail, code },
})

/** No page says more about this one: whoever cannot reach the server cannot reach its pages. */
export const noConnection: Problem = {
  ...plain(
    0,
    'no-connection',
    'We could not reach the server',
    'Nothing was sent. What you typed is still here; check your connection and try again.',
  ),
  type: 'about:blank',
}

/** Said by the browser and not by the server: a device makes one passkey for a person. */
export const madeBefore = plain(
  0,
  'passkey-made-before',
  'This device has a passkey for you already',
  'You can sign in with it as it is. To have a second one, add it with another device.',
)

/** What an answer says that is no success, whatever stood in between. */
export async function readProblem(answer: Response): Promise<Problem> {
  if (answer.headers.get('content-type')?.startsWith('application/problem+json')) {
    const told: unknown = await answer.json().catch(() => undefined)
    if (isTold(told)) return told
  }
  return plain(
    answer.status,
    'not-now',
    'This cannot be done right now',
    'Something between you and us did not answer as it should. Nothing was changed; try again in a moment.',
  )
}

const isTold = (told: unknown): told is Problem =>
  typeof told === 'object' &&
  told !== null &&
  ['type', 'title', 'detail', 'code'].every(
    (name) => typeof (told as Record<string, unknown>)[name] === 'string',
  )

/** What is said about fields. Where only a shape did not fit, it says so in the words of a parser; not to people. */
export const fieldsIn = ({
  fields = [],
}: Problem): readonly { readonly path: string; readonly says: string }[] =>
  fields.map(({ path, says }) => ({
    path,
    says: /^(Invalid|Too |Unrecognized|Expected|Required)/.test(says)
      ? 'This is missing, or cannot be used as it stands.'
      : says,
  }))

/** The sentences beside fields, by path. */
export function fieldsOf(error: unknown): Readonly<Record<string, string>> {
  if (!isProblem(error)) return {}
  return Object.fromEntries(fieldsIn(error.problem).map(({ path, says }) => [path, says]))
}
