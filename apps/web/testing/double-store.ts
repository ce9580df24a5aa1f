import type { CredentialRow, HeldRole, PersonEntry } from '@secondlook/contract'
import { DoubleAway } from './double-away.ts'
import { DoubleCalendar } from './double-calendar.ts'
import { DoubleComments } from './double-comments.ts'
import { DoubleDrafts } from './double-drafts.ts'
import { type Json, Refused } from './double-exchange.ts'
import { DoubleIncidents } from './double-incidents.ts'
import { makeGrants, makePeople, henrik as mediaOfficer, roles, units } from './double-people.ts'
import { DoublePictures } from './double-pictures.ts'
import { DoublePosts } from './double-posts.ts'
import { seedPosts } from './double-posts-seed.ts'
import { DoublePublishing } from './double-publishing.ts'
import { DoubleRegisters } from './double-registers.ts'
import { DoubleLinks } from './double-ways-in.ts'

/** What the double knows, in memory. */
export class DoubleStore {
  readonly people = makePeople()
  readonly grants = makeGrants()
  readonly sessions = new Map<string, string>()
  readonly steppedUp = new Set<string>()
  readonly merges: { id: string; kept: string; merged: string; endedAt: string | null }[] = []
  readonly away = new DoubleAway()
  readonly links = new DoubleLinks()
  readonly registers = new DoubleRegisters(this)
  readonly pictures = new DoublePictures()
  readonly calendar = new DoubleCalendar()
  readonly posts: DoublePosts
  readonly drafts = new DoubleDrafts()
  readonly publishing = new DoublePublishing()
  readonly incidents = new DoubleIncidents()
  readonly comments = new DoubleComments()
  readonly credentials = new Map<string, CredentialRow & { readonly channel: string }>()
  readonly imports = new Map<string, Json & { file: string; state: string; done: number }>()
  tokens: Json[] = []
  passkeys: Json[] = []
  readonly seenNotices = new Set<string>()
  noticeSettings: Json = { mail: 'daily', digestMinute: 540, hours: null, kindsOff: [] }
  toldAt: string | null = null
  /** Who said that they have read the policy, and when. */
  readonly acknowledged = new Map<string, string>()
  isLayerEnded = false
  isNextPlanned = false
  hasFailed = true
  #next = 1
  /** Whether anything waits for anybody. */
  isIdle = false

  constructor() {
    // They name people, whom the rest of this has by now.
    this.posts = new DoublePosts(this)
    seedPosts(this.posts)
  }

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

  /** Makes somebody an owner of channels, who puts in what programs sign in with. */
  own(person: string): void {
    const [first] = this.grants
    if (first) this.grants.push({ ...first, id: this.id(), person, role: 'channel-owner' })
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
    const acts = ['role.read', 'held.read', 'acknowledgement.make', 'check.ask']
    if (this.holds(me, 'policy-owner')) acts.push('policy.preview', 'policy.publish', 'instrument.edit')
    if (this.holds(me, 'administrator'))
      acts.push('role.grant-guarded', 'role.grant-administrator', 'jobs.retry')
    if (this.holds(me, 'communications-author')) acts.push('media.add', 'media.remove', 'post.write')
    if (this.holds(me, 'approver')) acts.push('post.approve', 'post.stop', 'duty.keep')
    if (this.holds(me, 'communications-author') || this.holds(me, 'approver'))
      acts.push('post.read', 'post.comment', 'false-alarm.tell', 'calendar.read')
    if (this.holds(me, 'communications-author') || this.holds(me, 'approver'))
      acts.push('publishing.read', 'incident.read', 'comments.read', 'taken-down.read')
    if (this.holds(me, 'policy-owner')) acts.push('false-alarm.read')
    if (me === mediaOfficer) acts.push('post.read', 'post.settle-neutral')
    if (this.holds(me, 'records-officer')) acts.push('record.read', 'taken-down.read', 'taken-down.publish')
    if (this.holds(me, 'people-officer'))
      acts.push(
        'person.add',
        'person.edit',
        'person.merge',
        'people.import',
        'role.grant',
        'people.provision',
        'enrolment.confirm',
      )
    if (this.holds(me, 'administrator') || this.holds(me, 'auditor')) acts.push('jobs.read')
    if (this.holds(me, 'administrator')) acts.push('enrolment.make', 'enrolment.confirm', 'health.read')
    return acts
  }
}
