import type { Actor } from './event.ts'

declare const issued: unique symbol

/** That whoever acts may do this now, and why. Only those who decide who may do what can make one. */
export type Permit = {
  readonly by: Actor
  /** A row of the table of who may do what, or what a host command or a job is for. */
  readonly act: string
  readonly [issued]: true
}

const all = new WeakSet<Permit>()

/** For `people/access`, host commands and jobs; an arrow keeps everybody else from it. */
export function issuePermit(by: Actor, act: string): Permit {
  const permit = Object.freeze({ by, act }) as Permit
  all.add(permit)
  return permit
}

/** A permit that was copied or made up is a broken promise, and nothing is done with it. */
export function mustBeIssued(permit: Permit): void {
  if (!all.has(permit)) throw new Error(`no permit was issued for ${permit.act}`)
}
