import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Permit } from '../../records/index.ts'
import { issuePermit } from '../../records/permit.ts'
import { waitsForNotice } from '../privacy/gate-act.ts'
import type { Asker, Holding } from './asker.ts'
import { type ActObject, everything, meanings, nothing, type ObjectColumns } from './relation.ts'
import { roles } from './roles.ts'
import { type Act, type Row, rowsOf } from './table.ts'

export type Decision =
  | {
      readonly may: true
      readonly permit: Permit
      readonly because: string
      readonly row: Row
      /** Through what the role is held; absent where anyone signed in may. */
      readonly holding?: Holding
    }
  | {
      readonly may: false
      readonly because: string
      /** Who may, as a phrase: `an approver`. */
      readonly whoCan: string
      /** The one thing missing: to show once more that it is they, or to have been told what is logged of it. */
      readonly needs?: 'step-up' | 'notice'
    }

/** Whether whoever asks may do this to that. Whatever no row allows is not allowed. */
export function decide(asker: Asker, act: Act, object: ActObject = {}): Decision {
  const rows = rowsOf(act)
  const no = (because: string, needs?: 'step-up' | 'notice'): Decision => ({
    ...{ may: false, because, whoCan: whoCan(rows) },
    ...(needs && { needs }),
  })
  if (!asker.isPresent) return no('You are not in the directory now, so you may do nothing here.')
  if (asker.only && !asker.only.has(act)) return no('The token is limited to other acts.')
  let isShort = false
  for (const { row, holding } of waysOf(asker, rows)) {
    if (!row.relation.every((relation) => meanings[relation].holds(asker, holding?.scope, object))) continue
    if (isShortOfStep(asker, row)) {
      isShort = true
      continue
    }
    const waits = waitsForNotice(asker, act)
    if (waits !== undefined) return no(waits, 'notice')
    return {
      ...{ may: true, permit: issuePermit(asker.by, act), because: row.why, row },
      ...(holding && { holding }),
    }
  }
  return isShort
    ? no('Please confirm that it is you; then you may do this.', 'step-up')
    : no(`This is for ${whoCan(rows)}.`)
}

/** Whether there is anything to which whoever asks may do this; which thing, `decide` says. */
export function couldDo(asker: Asker, act: Act): boolean {
  if (!asker.isPresent || (asker.only && !asker.only.has(act))) return false
  // A file of people is about nobody in particular, so whoever keeps only a unit has nothing to do it to.
  if (act === 'people.import') return decide(asker, act).may
  return !waysOf(asker, rowsOf(act)).next().done
}

/** Each row that allows something to whoever asks, and through what. */
export const waysTo = (asker: Asker, act: Act) => (couldDo(asker, act) ? [...waysOf(asker, rowsOf(act))] : [])

/**
 * The unit in which somebody does something unless they say otherwise: the first that a role which allows it is for,
 * or any of theirs where no role is needed. None where it may be anywhere.
 */
export function placeFor(asker: Asker, act: Act): string | null {
  const allowing = waysTo(asker, act).flatMap(({ holding }) => holding ?? [])
  const scopes = (allowing.length > 0 ? allowing : asker.holds).map(({ scope }) => scope)
  if (scopes.some(({ kind }) => kind === 'everything')) return null
  return scopes.flatMap((scope) => (scope.kind === 'unit' ? scope.unit : []))[0] ?? null
}

/**
 * The same rows as a condition on the rows of a list: what it lets through is what `decide` allows. A column that the
 * list does not have is an unknown, which allows nothing.
 */
export function filterFor(asker: Asker, act: Act, columns: ObjectColumns): RawBuilder<SqlBool> {
  if (!asker.isPresent || (asker.only && !asker.only.has(act))) return nothing
  if (waitsForNotice(asker, act) !== undefined) return nothing
  const ways = [...waysOf(asker, rowsOf(act))].filter(({ row }) => !isShortOfStep(asker, row))
  const conditions = ways.map(({ row, holding }) =>
    row.relation.map((relation) => meanings[relation].where(asker, holding?.scope, columns)),
  )
  if (conditions.some((all) => all.every((one) => one === everything))) return everything
  const possible = conditions.filter((all) => !all.includes(nothing))
  if (possible.length === 0) return nothing
  return sql<SqlBool>`(${sql.join(
    possible.map((all) => sql`(${sql.join(all, sql` and `)})`),
    sql` or `,
  )})`
}

/** Each row of an act, with each holding that could make it hold. */
function* waysOf(
  asker: Asker,
  rows: readonly Row[],
): Generator<{ readonly row: Row; readonly holding: Holding | undefined }> {
  for (const row of rows) {
    if (row.role === 'anyone') yield { row, holding: undefined }
    else for (const holding of asker.holds) if (holding.role === row.role) yield { row, holding }
  }
}

const isShortOfStep = (asker: Asker, row: Row): boolean => row.needs === 'step-up' && !asker.hasSteppedUp

/** Whom an act is for, as a sentence. */
export const sayWhoMay = (act: Act): string => `This is for ${whoCan(rowsOf(act))}.`

/** Who may do an act, as a phrase. */
export function whoCan(rows: readonly Row[]): string {
  const phrases = rows.map(({ role, relation }) => {
    const who = role === 'anyone' ? 'anyone signed in' : withArticle(roles[role].name)
    const how = relation.filter((one) => one !== 'any').map((one) => meanings[one].says)
    return [who, ...(how.length > 0 ? [`(${how.join(', ')})`] : [])].join(' ')
  })
  return [...new Set(phrases)].join(', or ')
}

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
