import type { LinksPage, PersonsLink } from '@secondlook/contract'
import { type Answer, inHours, now, Refused, type Route } from './double-exchange.ts'
import { henrik, priya, tom } from './double-people.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** A link as the double keeps it; everybody is named by id. */
type KeptLink = {
  readonly id: string
  readonly person: string
  readonly madeBy: string
  readonly madeAt: string
  endsAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  endedAt: string | null
}

export class DoubleLinks {
  readonly all: KeptLink[] = []

  make(id: string, person: string, madeBy: string): KeptLink {
    for (const one of this.all) if (one.person === person && stateOf(one) !== 'ended') one.endedAt = now()
    const none = { confirmedBy: null, confirmedAt: null, endedAt: null }
    const link = { id, person, madeBy, madeAt: now(), endsAt: inHours(72), ...none }
    this.all.unshift(link)
    return link
  }

  waitingFor(store: DoubleStore, me: string): readonly KeptLink[] {
    return this.all.filter((link) => stateOf(link) === 'waiting' && mayConfirm(store, link, me))
  }
}

const stateOf = ({ endedAt, confirmedAt }: KeptLink): PersonsLink['state'] =>
  endedAt ? 'ended' : confirmedAt ? 'open' : 'waiting'

const seconds = [priya, tom]
const mayConfirm = (store: DoubleStore, { person, madeBy }: KeptLink, me: string): boolean =>
  (store.holds(me, 'people-officer') || store.holds(me, 'administrator')) && me !== person && me !== madeBy

export const waysInRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /people/:id/enrolments', false, ({ id, me }) => shown.links(pageOf(store, id, me))],
  [
    'POST /people/:id/enrolments',
    false,
    ({ id, me, session }) => {
      store.needStepUp(session)
      const link = store.links.make(store.id(), id, me)
      return shown.madeLink({
        ...{ id: link.id, endsAt: link.endsAt, url: `https://look.example/enrol#${'n'.repeat(43)}` },
        whoConfirms: whoConfirms(store, link),
      })
    },
  ],
  ['POST /enrolments/:id/confirm', false, ({ id, me, session }) => confirm(store, id, me, session)],
  [
    'DELETE /enrolments/:id',
    false,
    ({ id }) => {
      const link = store.links.all.find((one) => one.id === id)
      if (link) link.endedAt = now()
      return { status: 204 }
    },
  ],
]

function confirm(store: DoubleStore, id: string, me: string, session: string | undefined): Answer {
  const link = store.links.all.find((one) => one.id === id)
  if (!link || stateOf(link) !== 'waiting')
    throw new Refused(410, 'link-ended', 'This link no longer works', 'It was used already or is too old.')
  if (!mayConfirm(store, link, me)) throw yourOwn()
  store.needStepUp(session)
  Object.assign(link, { confirmedBy: me, confirmedAt: now(), endsAt: inHours(24) })
  return shown.confirmedLink({ code: '7KQ2-M0VX-93TB', endsAt: link.endsAt })
}

const ownSays = 'You made this link, so somebody else has to say that it should open.'
const yourOwn = () => new Refused(403, 'second-person-needed', 'A second person has to do this', ownSays)

const whoConfirms = (store: DoubleStore, link: KeptLink): string[] =>
  seconds.filter((one) => mayConfirm(store, link, one)).map((one) => store.named(one).name)

function pageOf(store: DoubleStore, person: string, me: string): LinksPage {
  const isAdministrator = store.holds(me, 'administrator')
  if (me !== person && !isAdministrator && !store.holds(me, 'people-officer'))
    throw new Refused(403, 'not-allowed', 'You may not do this', 'This is for an administrator.')
  const links = store.links.all.filter((link) => link.person === person)
  const mayMake = isAdministrator && me !== person
  return {
    ...{ person: store.named(person), mayMake },
    links: links.map((link): PersonsLink => {
      const state = stateOf(link)
      const isMine = state === 'waiting' && mayConfirm(store, link, me)
      const isOthers = state === 'waiting' && !isMine
      return {
        ...{ id: link.id, state, madeBy: store.named(link.madeBy), madeAt: link.madeAt },
        ...{ endsAt: link.endsAt, endedAt: link.endedAt, usedAt: null, confirmedAt: link.confirmedAt },
        confirmedBy: link.confirmedBy === null ? null : store.named(link.confirmedBy),
        ...{ mayConfirm: isMine, whyNot: isOthers && me === link.madeBy ? ownSays : null },
        whoConfirms: isOthers ? whoConfirms(store, link) : [],
        mayEnd: me !== henrik && (state === 'waiting' || state === 'open'),
      }
    }),
  }
}
