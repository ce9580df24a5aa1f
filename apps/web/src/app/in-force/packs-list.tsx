import type { PolicyAt } from '@secondlook/contract'
import { Row, Rows } from '../forms/rows.tsx'
import { sayInstant } from '../words/instant.ts'
import { sayPlace, sayVersion } from './policy-words.ts'

/** The packs that are in force together, from the top down. */
export function PacksList({ packs }: Pick<PolicyAt, 'packs'>) {
  return (
    <Rows>
      {packs.map(({ id, title, from, unit, ...pack }) => (
        <Row
          key={id}
          says={`${sayVersion(pack)}, for ${sayPlace(unit)}, since ${sayInstant(from)}`}
          title={<strong>{title}</strong>}
        />
      ))}
    </Rows>
  )
}
