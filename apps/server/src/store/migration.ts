import { createHash } from 'node:crypto'

/**
 * One step of the schema, forward only. It is SQL and nothing else, so that its digest is the same from source and
 * from a build.
 */
export type Migration = {
  /** The number and what it does: `0001-store-create`, which is also its file. */
  readonly name: string
  readonly statements: readonly string[]
}

export const numberOf = ({ name }: Migration): number => Number.parseInt(name, 10)

/** What is recorded of a migration, so that one that was changed afterwards is noticed. */
export const digestOf = ({ name, statements }: Migration): string =>
  `sha256:${createHash('sha256')
    .update(JSON.stringify([name, ...statements]))
    .digest('hex')}`
