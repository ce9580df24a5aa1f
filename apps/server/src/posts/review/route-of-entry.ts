import type { HoldingEntry } from '../../registers/index.ts'
import type { Route, RouteStep } from './plan.ts'

type Entry = HoldingEntry<'approval-routes'>

/** An entry of the register as the plan reads it. */
export function toRoute({ id, name, unit, values }: Entry): Route {
  return {
    ...{ id, name, unit, tiers: values.tiers as Route['tiers'], channels: values.channels },
    ...{ emergencyHours: values.emergencyHours, mustBeCurrent: values.mustBeCurrent },
    steps: (['first', 'second', 'third'] as const).flatMap((which) => stepOf(values, which)),
  }
}

function stepOf(values: Entry['values'], which: 'first' | 'second' | 'third'): readonly RouteStep[] {
  const name = values[which]
  if (name === null) return []
  const people = values[`${which}People`]
  return [
    {
      ...{ name, need: values[`${which}Need`] ?? 1, people: people.length > 0 ? people : null },
      ...{ hours: values[`${which}Hours`], escalatesTo: values[`${which}EscalatesTo`] },
    },
  ]
}
