import { Interruptions } from './interruption.ts'
import { noConnection, ProblemError, readProblem } from './problem.ts'

export const interruptions = new Interruptions()

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Sent = { readonly body?: unknown; readonly text?: string; readonly file?: Blob; readonly query?: Query }
export type Query = Readonly<Record<string, string | undefined>>

/** How a request ends that nobody is signed in for: with the dialog over the page, or as it is. */
type Asking = { readonly interrupts: boolean }

/** Sends a request and gives its answer; whatever is no success is thrown as a `ProblemError`. */
export async function call<Answer>(
  method: Method,
  path: string,
  sent: Sent = {},
  asking: Asking = { interrupts: true },
  read: (answer: Response) => Promise<Answer> = readAnswer<Answer>,
): Promise<Answer> {
  const answer = await send(method, path, sent)
  if (answer.ok) return await read(answer)
  const problem = await readProblem(answer)
  const interruption = interruptionFor(problem.code)
  if (interruption && asking.interrupts && (await interruptions.ask(interruption)))
    return await call(method, path, sent, asking, read)
  throw new ProblemError(problem)
}

const interruptionFor = (code: string) =>
  code === 'not-signed-in' ? 'sign-in' : code === 'step-up-needed' ? 'step-up' : undefined

async function send(method: Method, path: string, { body, text, file, query }: Sent): Promise<Response> {
  const type =
    file !== undefined
      ? 'application/octet-stream'
      : text !== undefined
        ? 'text/csv; charset=utf-8'
        : 'application/json'
  const payload = file ?? text ?? (body === undefined ? undefined : JSON.stringify(body))
  try {
    return await fetch(`/api/v1${path}${sayQuery(query)}`, {
      method,
      credentials: 'same-origin',
      redirect: 'error',
      headers: { accept: 'application/json', ...(payload !== undefined && { 'content-type': type }) },
      ...(payload !== undefined && { body: payload }),
    })
  } catch {
    throw new ProblemError(noConnection)
  }
}

// Our own server writes its answers by the shapes of the contract, so they are not looked through a second time here:
// zod would cost an eighth of what may be sent before the page can be read.
async function readAnswer<Answer>(answer: Response): Promise<Answer> {
  if (answer.status === 204) return undefined as Answer
  const isJson = answer.headers.get('content-type')?.includes('json') === true
  return (isJson ? await answer.json() : await answer.text()) as Answer
}

export function sayQuery(query: Query = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
