import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Visitor } from './visitor.ts'

/** What was acknowledged to somebody, and what was answered that should not have been. */
export type Written = {
  /** Units by id, with the last name that was acknowledged. */
  readonly units: Map<string, string>
  /** Grants of a role, by id, and those of them that were ended again. */
  readonly grants: Set<string>
  readonly ended: Set<string>
  readonly faults: string[]
}

export type Writer = {
  /** How many changes were acknowledged by each server. */
  readonly done: () => ReadonlyMap<string, number>
  stop(): Promise<void>
}

/**
 * Adds a unit, gives it another name, and gives somebody a role for it, again and again, through the servers in turn.
 * A connection that breaks, or an answer of "not now", leaves a change unknown, which is no fault: nothing was said.
 */
export function startWriter(
  visitor: Visitor,
  servers: () => readonly string[],
  givenTo: string,
  written: Written,
): Writer {
  const done = new Map<string, number>()
  let isStopping = false
  let turn = 0
  const ask = async (method: 'POST' | 'PUT', path: string, body: object): Promise<Answer | undefined> => {
    const all = servers()
    const address = all[turn++ % all.length] ?? ''
    const answer = await visitor.ask(address, method, path, body).catch(() => undefined)
    if (answer === undefined || answer.status >= 500) return undefined
    if (answer.status >= 400 && codeOf(answer) === 'step-up-needed') {
      await visitor.ask(address, 'POST', '/session/step-up/demonstration').catch(() => undefined)
      return undefined
    }
    if (answer.status >= 400) written.faults.push(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    done.set(address, (done.get(address) ?? 0) + 1)
    return answer.status < 300 ? answer : undefined
  }
  const running = (async () => {
    while (!isStopping) {
      const name = `Unit ${randomUUID()}`
      const added = await ask('POST', '/units', { key: null, name, parent: null })
      const id = idOf(added)
      if (id === undefined) {
        await sleep(20)
        continue
      }
      written.units.set(id, name)
      const renamed = `${name} again`
      // Until the other name is acknowledged, either may be what is kept.
      written.units.set(id, `${name}|${renamed}`)
      if (await ask('PUT', `/units/${id}`, { key: null, name: renamed, parent: null }))
        written.units.set(id, renamed)
      const scope = { kind: 'unit', id }
      const role = 'communications-author'
      const grant = idOf(
        await ask('POST', '/roles/grants', { person: givenTo, role, scope, from: null, to: null }),
      )
      if (grant === undefined) continue
      written.grants.add(grant)
      if (await ask('POST', `/roles/grants/${grant}/end`, { reason: 'It was a try.' }))
        written.ended.add(grant)
    }
  })()
  return {
    done: () => done,
    stop: async () => {
      isStopping = true
      await running
    },
  }
}

const codeOf = ({ body }: Answer): unknown =>
  typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined

const idOf = (answer: Answer | undefined): string | undefined => {
  const { body } = answer ?? {}
  return typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string'
    ? body.id
    : undefined
}
