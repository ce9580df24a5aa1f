import { findPersonCalled } from './people/index.ts'
import { makeLink } from './people/sign-in/index.ts'
import { type Records, type RecordsHostNeeds, withRecords } from './records/host-commands.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'
import { signInNeeds } from './sign-in-needs.ts'

export type LinkHostNeeds = Omit<RecordsHostNeeds, 'settings'> & { readonly settings: Settings }

/** A link for one person, made by whoever runs the host: 0 it is made, 1 nobody is called so. */
export async function linkCommand(needs: LinkHostNeeds, person: string): Promise<0 | 1> {
  return await withRecords(needs, async (records) => {
    const made = await linkFor(records, needs.settings, person)
    needs.print(
      made
        ? `${made.name} signs in here, once and until ${made.endsAt}: ${made.url}`
        : `Nobody who is here now has ${person} as their email, staff number or id.`,
    )
    return made ? 0 : 1
  })
}

type MadeFor = { readonly name: string; readonly url: string; readonly endsAt: string }

/** Makes the link, and tells whom it is for. `undefined` where nobody is called so, or they are not here. */
export async function linkFor(
  { recorder, roots }: Pick<Records, 'recorder' | 'roots'>,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  called: string,
): Promise<MadeFor | undefined> {
  const needs = signInNeeds({ recorder, roots }, publicUrl)
  const at = new Date(recorder.source.now()).toISOString()
  const { db } = recorder.database
  const found =
    (await findPersonCalled(db, { email: called }, at)) ?? (await findPersonCalled(db, { key: called }, at))
  const person = await needs.people.findPerson({ id: found?.id ?? called })
  if (!person?.isActive(at)) return undefined
  const permit = issuePermit({ kind: 'operator' }, 'secondlook link')
  return { name: person.name, ...(await makeLink(needs, permit, person.id)) }
}
