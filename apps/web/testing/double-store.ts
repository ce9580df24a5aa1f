import type { HeldRole, PersonEntry } from '@secondlook/contract'
import { makeGrants, makePeople, roles, units } from './double-people.ts'

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
  asked: Asked & { readonly me: string; readonly id: string; readonly json: Json },
) => Answer
export type Json = Readonly<Record<string, unknown>>

/** A path with its method, whether it is open to everybody, and what answers. */
export type Route = readonly [string, boolean, Handler]

/** What the double knows, in memory. */
export class DoubleStore {
  readonly people = makePeople()
  readonly grants = makeGrants()
  readonly sessions = new Map<string, string>()
  readonly steppedUp = new Set<string>()
  readonly merges: { id: string; kept: string; merged: string; endedAt: string | null }[] = []
  readonly imports = new Map<string, Json & { file: string; state: string; done: number }>()
  tokens: Json[] = []
  passkeys: Json[] = []
  readonly seenNotices = new Set<string>()
  noticeSettings: Json = { mail: 'daily', digestMinute: 540, hours: null, kindsOff: [] }
  toldAt: string | null = null
  hasFailed = true
  #next = 1
  /** Whether anything waits for anybody. */
  isIdle = false

  /** Ends every session, as time or an administrator would. */
  endSessions(): void {
    this.sessions.clear()
  }

  /** Changes an entry as somebody else would, meanwhile. */
  changeBehind(name: string, more: Partial<PersonEntry>): void {
    const person = this.people.find(({ entry }) => entry.name === name)
    if (!person) throw new Error(`nobody called ${name}`)
    person.entry = { ...person.entry, ...more }
    person.state++
  }

  id = (): string => `01940000-0000-7000-8000-${String(this.#next++).padStart(12, '0')}`
  named = (id: string) => ({ id, name: this.people.find((one) => one.id === id)?.entry.name ?? 'Somebody' })
  unit = (id: string | null) => {
    const unit = units.find((one) => one.id === id)
    return unit ? { id: unit.id, name: unit.name } : null
  }
  person(id: string) {
    const person = this.people.find((one) => one.id === id)
    if (!person) throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such person.')
    return person
  }
  holds = (me: string, role: string): boolean =>
    this.grants.some((grant) => grant.person === me && grant.role === role && grant.endedAt === null)

  held(grant: (typeof this.grants)[number], me: string): HeldRole {
    const role = roles.find((one) => one.role === grant.role)
    const unit = this.unit(grant.unit)
    return {
      ...{
        id: grant.id,
        person: this.named(grant.person),
        role: grant.role,
        name: role?.name ?? grant.role,
      },
      scope: { kind: unit ? 'unit' : 'everything', id: grant.unit, name: unit?.name ?? 'Everything' },
      ...{ from: grant.from, to: grant.to, endedAt: grant.endedAt },
      through: { kind: grant.kind, by: this.named(grant.by) },
      mayEnd: grant.endedAt === null && this.holds(me, 'people-officer') && grant.person !== me,
      mayHandOn:
        grant.endedAt === null &&
        grant.kind === 'grant' &&
        grant.person === me &&
        !['administrator', 'auditor'].includes(grant.role),
    }
  }

  needStepUp(session: string | undefined): void {
    if (!this.steppedUp.has(session ?? ''))
      throw new Refused(
        403,
        'step-up-needed',
        'Confirm that it is you',
        'Confirm that it is you, then try again.',
      )
  }

  actsOf(me: string): string[] {
    const acts = ['role.read', 'held.read']
    if (this.holds(me, 'administrator'))
      acts.push('role.grant-guarded', 'role.grant-administrator', 'jobs.retry')
    if (this.holds(me, 'records-officer')) acts.push('record.read')
    if (this.holds(me, 'people-officer'))
      acts.push(
        'person.add',
        'person.edit',
        'person.merge',
        'people.import',
        'role.grant',
        'people.provision',
      )
    if (this.holds(me, 'administrator') || this.holds(me, 'auditor')) acts.push('jobs.read')
    return acts
  }
}
