import { type EntryPage, isRegister, type Register } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import type { Draft } from '../forms/three-way.ts'
import { askedFields } from './entry-draft.ts'

type Names = EntryPage['names']

/** The names of the people and entries that a form holds: those that came with it, and each as it is chosen. */
export function useNames(register: Register, first: Draft, given: Names) {
  const [chosen, setChosen] = useState<Names>({})
  const asked = useQuery({
    queryKey: ['registers', 'names', register.name, first],
    queryFn: () => findNames(register, first, given),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return {
    names: { ...asked.data, ...given, ...chosen },
    onNamed: (more: Names) => setChosen((known) => ({ ...known, ...more })),
  }
}

/** What an address brought along is known by its id alone, so the name is asked for. */
async function findNames(register: Register, draft: Draft, given: Names): Promise<Names> {
  const wanted = askedFields(register).flatMap(([name, field]) => {
    const value = draft[`values.${name}`]
    const ids = (typeof value === 'object' ? value : [String(value ?? '')]).filter(
      (id) => id && !(id in given),
    )
    return ids.map((id) => ({ field, id }))
  })
  const people = wanted.filter(({ field }) => field.kind === 'person' || field.kind === 'people')
  const found = people.length === 0 ? [] : await api.names(people.map(({ id }) => id))
  const entries = await Promise.all(
    wanted.map(async ({ field, id }) => {
      if (!('of' in field) || !isRegister(field.of)) return []
      const name = await api.entry(field.of, id).then(
        (page) => page.name,
        () => 'Something that you may not see',
      )
      return [[id, name]] as const
    }),
  )
  return Object.fromEntries([...found.map(({ id, name }) => [id, name] as const), ...entries.flat()])
}
