import { randomBytes } from 'node:crypto'
import { zone } from './api-routes.ts'
import { collectKinds } from './notices/index.ts'
import { findPersonCalled } from './people/index.ts'
import { makeLink, type SignInNeeds, usualTimes } from './people/sign-in/index.ts'
import { type Records, withRecords } from './records/host-commands.ts'
import { issuePermit } from './records/permit.ts'
import { parseSettings, type Settings, SettingsError } from './settings.ts'
import { signInPeople } from './sign-in-people.ts'
import { StoreError } from './store/store-error.ts'
import { tellOfLinks, wayInKinds } from './way-in-notices.ts'

/** A link for one person, made by whoever runs the host. Like `main.ts` it reads the environment. */
export async function runLinkCommand(person: string): Promise<number> {
  const say = (line: string): void => {
    process.stderr.write(`secondlook link: ${line}\n`)
  }
  try {
    const settings = parseSettings(process.env)
    return await withRecords({ settings, now: Date.now, random: randomBytes }, async (records) => {
      const made = await linkFor(records, settings, person)
      if (!made) {
        say(`nobody who is here now has ${person} as their email, staff number or id`)
        return 1
      }
      process.stdout.write(`${made.name} signs in here, once and until ${made.endsAt}: ${made.url}\n`)
      return 0
    })
  } catch (error) {
    if (!(error instanceof StoreError) && !(error instanceof SettingsError)) throw error
    say(error.message)
    return 2
  }
}

type MadeFor = { readonly name: string; readonly url: string; readonly endsAt: string }

/** Makes the link, and tells whom it is for. `undefined` where nobody is called so, or they are not here. */
export async function linkFor(
  { recorder, roots }: Pick<Records, 'recorder' | 'roots'>,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  called: string,
): Promise<MadeFor | undefined> {
  const people = signInPeople(recorder, zone)
  const needs: SignInNeeds = {
    ...{ recorder, roots, publicUrl, people, times: usualTimes, provider: undefined },
    tell: tellOfLinks(recorder, collectKinds(wayInKinds), people),
  }
  const at = new Date(recorder.source.now()).toISOString()
  const { db } = recorder.database
  const found =
    (await findPersonCalled(db, { email: called }, at)) ?? (await findPersonCalled(db, { key: called }, at))
  const person = await people.findPerson({ id: found?.id ?? called })
  if (!person?.isActive(at)) return undefined
  const permit = issuePermit({ kind: 'operator' }, 'secondlook link')
  return { name: person.name, ...(await makeLink(needs, permit, person.id)) }
}
