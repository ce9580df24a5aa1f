import { permissionKinds, registers } from '@secondlook/contract'
import { whileIt } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { contacts } = registers

export const contactRules = rulesFor(contacts, {
  ...{
    read: 'register.read',
    add: 'contact.edit',
    change: 'contact.edit',
    mayBeginEarlier: false,
    deeds: {},
  },
  check: async ({ kind, people, email, phone }, { asker }) => {
    const grants = kind !== null && kind in permissionKinds
    if (grants && people.some((one) => asker.selves.has(one)))
      return [{ field: 'people', says: 'Somebody else has to enter you as an authority.' }]
    if (grants && people.length === 0)
      return [{ field: 'people', says: 'Choose who may grant it; a mailbox cannot.' }]
    return people.length === 0 && email === null && phone === null
      ? [{ field: 'email', says: 'Say how to reach them: people, an email or a phone.' }]
      : []
  },
  attention: ({ people, kind }, span) =>
    whileIt(
      kind !== null && kind in permissionKinds && people.length === 1,
      span,
      'Only one person may grant this; nobody can when they are away.',
    ),
})
