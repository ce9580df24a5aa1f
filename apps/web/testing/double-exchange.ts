export type Asked = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly session: string | undefined
  readonly text: string
}
export type Answer = {
  readonly status: number
  readonly body?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly session?: string
}

export class Refused extends Error {
  readonly answer: Answer
  constructor(status: number, code: string, title: string, detail: string, fields?: readonly object[]) {
    super(detail)
    const problem = { type: `/docs/refusals/${code}`, title, status, detail, code }
    this.answer = { status, body: { ...problem, ...(fields && { fields }) } }
  }
}

export const now = () => new Date().toISOString()
export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
export const bad = (fields: readonly { path: string; says: string }[]) =>
  new Refused(400, 'bad-request', 'Something that was sent cannot be used', 'Look at what is marked.', fields)

export type Handler = (
  asked: Asked & {
    readonly me: string
    readonly id: string
    /** Every part of the path that its route leaves open. */
    readonly parts: readonly string[]
    readonly json: Json
  },
) => Answer
export type Json = Readonly<Record<string, unknown>>

/** A path with its method, whether it is open to everybody, and what answers. */
export type Route = readonly [string, boolean, Handler]
