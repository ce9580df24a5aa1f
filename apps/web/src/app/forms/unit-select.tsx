import { Select } from '@ag.ds-next/react/select'
import type { UnitRow } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

type UnitSelectProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (unit: string) => void
  /** What stands for no unit. */
  readonly none: string
  readonly required?: boolean
  readonly hideOptionalLabel?: boolean
  readonly hint?: string
  readonly id?: string
  readonly invalid?: boolean
  readonly message?: string
}

export const unitsQuery = { queryKey: ['units'], queryFn: api.units, staleTime: 300_000 } as const

/** The units of the organisation, each below the one it belongs to. */
export function UnitSelect({ value, onChange, none, ...field }: UnitSelectProps) {
  const { data: units = [] } = useQuery(unitsQuery)
  return (
    <Select
      maxWidth="xl"
      onChange={({ target }) => onChange(target.value)}
      options={[{ value: '', label: none }, ...asTree(units)]}
      value={value}
      {...field}
    />
  )
}

/** Units in the order of the tree, set in by their depth. */
export function asTree(units: readonly UnitRow[]): { value: string; label: string }[] {
  const below = (parent: string | null, depth: number): { value: string; label: string }[] =>
    units
      .filter((unit) => unit.parent === parent)
      .sort((one, other) => one.name.localeCompare(other.name))
      .flatMap(({ id, name }) => [
        { value: id, label: `${'\u2003'.repeat(depth)}${name}` },
        ...below(id, depth + 1),
      ])
  return below(null, 0)
}
