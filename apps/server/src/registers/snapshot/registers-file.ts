import type { Registers } from '@secondlook/contract'
import { type Asker, decide, findEverybody } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { aboutEntry } from '../entry/about.ts'
import { findAllSpans } from '../entry/store.ts'
import { rulesOf } from '../rules-of.ts'
import { askedRegisters, RegisterMirror } from './mirror.ts'

/** What somebody may know of the registers, as the file that `secondlook check --registers` reads. */
export async function registersFileFor(db: Db, asker: Asker): Promise<Registers> {
  const spans = (await findAllSpans(db, askedRegisters)).filter(
    ({ register, entry, value }) =>
      decide(asker, rulesOf(register).read, aboutEntry(register, entry, value)).may,
  )
  const staff = (await findEverybody(db, asker.at)).map(({ id, name, otherNames, unit }) => ({
    ...{ id, name, aliases: [...otherNames], directorate: unit },
  }))
  return new RegisterMirror(spans, staff, asker.at).registers
}
