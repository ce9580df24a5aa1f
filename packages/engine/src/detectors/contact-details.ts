import { defineDetector, type Lists, type Scene, type See } from '../detector.ts'
import { namesIn } from '../registers/person-names.ts'
import { type AddressWords, flatAddress, leadAddress, typedAddress } from '../text/addresses.ts'
import { digitGroups, holdsDigits } from '../text/digits.ts'
import { type Email, emailsIn } from '../text/emails.ts'
import { Nearness } from '../text/nearness.ts'
import { type Phone, phoneAt } from '../text/phones.ts'
import { Before, Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const listNames = [
  'phone-words',
  'office-words',
  'home-words',
  'own-words',
  'contact-roles',
  'third-person',
  'other-number-words',
  'address-leads',
  'street-types',
  'address-parts',
  'not-addresses',
  'month-names',
  'given-names',
  'person-titles',
  'public-titles',
  'name-stoppers',
  'role-mailboxes',
  'free-mail',
] as const
type Name = (typeof listNames)[number]

/** Whose a number or an address is, as far as the words around it say. */
type Owner = 'own' | 'home' | 'somebody' | 'office' | 'nobody'

const wordsBack = 10
const phoneDigitsMin = 7
const wordsOn = 3
const wordsOnAddress = 5
/** A landline is somebody's at home only right behind a word that says so. */
const homeReach = 3

/** Finds phone numbers, e-mail and street addresses, and tells those of a person from those of an office. */
export const contactDetails = defineDetector({
  id: 'contact-details',
  summary: 'Phone numbers, e-mail addresses and home addresses of private people',
  kinds: {
    phone: 'a phone number with a person beside it',
    'desk-phone': 'a landline with a person beside it',
    'loose-mobile': 'a mobile number; whose it is, nobody says',
    'loose-phone': 'another phone number; whose it is, nobody says',
    'own-phone': 'the author\u2019s own phone number',
    email: 'an e-mail address with a person beside it',
    'work-email': 'a named person\u2019s mailbox at a government',
    'loose-email': 'an e-mail address; whose it is, nobody says',
    'own-email': 'the author\u2019s own e-mail address',
    'home-address': 'where somebody lives',
    'loose-address': 'a street address; whose it is, nobody says',
    'own-address': 'the author\u2019s own address, or where to meet them',
  },
  lists: listNames,
  wakes: { lists: ['street-types', 'address-parts', 'address-leads'], marks: Mark.number | Mark.at },

  find(reading, lists, scene, see) {
    const phones = holdsDigits(reading, phoneDigitsMin) ? phonesIn(reading, lists) : []
    const emails = reading.source.includes('@') ? emailsIn(reading.source) : []
    const addresses = addressesIn(reading, lists)
    if (phones.length + emails.length + addresses.length === 0) return
    const owners = new Owners(reading, lists, scene)
    for (const phone of phones) tellPhone(phone, owners, reading, see)
    for (const email of emails) tellEmail(email, owners, reading, lists, see)
    for (const { from, to } of addresses) {
      const owner = owners.of(from, to, wordsOnAddress)
      if (owner === 'office') continue
      see.words(
        owner === 'own' ? 'own-address' : isPerson(owner) ? 'home-address' : 'loose-address',
        reading,
        from,
        to,
      )
    }
  },
})

function phonesIn(reading: Reading, lists: Lists<Name>): Phone[] {
  const { source } = reading
  const groups = digitGroups(source)
  const named = new Nearness(reading, reading.hits(lists['phone-words']))
  const other = new Nearness(reading, reading.hits(lists['other-number-words']))
  const found: Phone[] = []
  for (let at = 0; at < groups.length; at++) {
    const isNamed = ({ from, to }: { from: number; to: number }): boolean => named.near(from, to, 16, 0)
    const phone = phoneAt(source, groups, at, isNamed)
    if (!phone) continue
    const isOther = other.before(phone.from) < Math.min(24, named.before(phone.from))
    if (phone.kind !== 'service' && !isOther) found.push(phone)
    while (at + 1 < groups.length && (groups[at + 1]?.from ?? 0) < phone.to) at++
  }
  return found
}

function addressesIn(reading: Reading, lists: Lists<Name>): AddressWords[] {
  if (!(reading.marks & Mark.digits)) return []
  const isTyped = reading.has(lists['street-types']) || reading.has(lists['address-parts'])
  if (!isTyped && !reading.has(lists['address-leads'])) return []
  const found: AddressWords[] = []
  const put = (address: AddressWords | undefined): void => void (address && found.push(address))
  for (const { to } of reading.hits(lists['address-leads'])) put(leadAddress(reading, to, lists))
  for (let at = 0; isTyped && at < reading.length; at++) {
    // Every address has a number: in front of the street, or behind the word for a flat.
    if (!((reading.words[at]?.look ?? 0) & Look.digits)) continue
    put(flatAddress(reading, at - 1, lists))
    put(typedAddress(reading, at, lists))
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: AddressWords[] = []
  for (const { from, to } of found) {
    const last = kept.at(-1)
    if (!last || from >= last.to) kept.push({ from, to })
    else if (to > last.to) kept[kept.length - 1] = { from: last.from, to }
  }
  return kept
}

/** Tells whose a thing is by the nearest word that says so: a few words back, else a few words on. */
class Owners {
  readonly #reading: Reading
  readonly #lists: Lists<Name>
  readonly #people: Uint8Array

  constructor(reading: Reading, lists: Lists<Name>, scene: Scene) {
    this.#reading = reading
    this.#lists = lists
    this.#people = new Uint8Array(reading.length)
    for (const { from, to, known } of namesIn(reading, lists, scene.registers))
      if (known) this.#people.fill(1, from, to)
  }

  /** `from` and `to` are words; `on` is how many words behind may tell. */
  of(from: number, to: number, on: number): Owner {
    const reading = this.#reading
    const first = Math.max(0, from - wordsBack)
    for (let at = from - 1; at >= Math.max(0, from - wordsBack - 4); at--) {
      if (reading.is(at, this.#lists['contact-roles'])) return 'office'
    }
    for (let at = from - 1; at >= first; at--) {
      const owner = this.#says(at, from)
      if (owner !== 'nobody') return owner
    }
    for (let at = to; at < Math.min(reading.length, to + on); at++) {
      if (reading.sentence[at] !== reading.sentence[to - 1]) break
      const owner = this.#says(at, at)
      if (owner !== 'nobody') return owner
    }
    return 'nobody'
  }

  /** What the word at `at` says of the thing at `thing`; "her" of an earlier sentence says nothing. */
  #says(at: number, thing: number): Owner {
    const reading = this.#reading
    const lists = this.#lists
    if (reading.is(at, lists['own-words'])) return 'own'
    if (reading.is(at, lists['home-words'])) return thing - at <= homeReach ? 'home' : 'somebody'
    if (this.#people[at] === 1) return 'somebody'
    const isNear = reading.sentence[at] === reading.sentence[thing]
    if (isNear && reading.is(at, lists['third-person']) && !isPlural(reading.words[at]?.form ?? ''))
      return 'somebody'
    return reading.is(at, lists['office-words']) ? 'office' : 'nobody'
  }
}

const isPerson = (owner: Owner): boolean => owner === 'somebody' || owner === 'home'
const isPlural = (form: string): boolean => form.startsWith('the')

/** The word that stands at an offset or right after it. */
function wordAt(reading: Reading, offset: number): number {
  let low = 0
  let high = reading.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reading.to[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function tellPhone({ from, to, kind }: Phone, owners: Owners, reading: Reading, see: See): void {
  const owner = owners.of(wordAt(reading, from), wordAt(reading, to), wordsOn)
  if (owner === 'office') return
  const mobile = kind === 'mobile'
  if (owner === 'own') see.units('own-phone', reading, from, to)
  else if (owner === 'home' || (mobile && owner === 'somebody')) see.units('phone', reading, from, to)
  else if (owner === 'somebody') see.units('desk-phone', reading, from, to)
  else see.units(mobile ? 'loose-mobile' : 'loose-phone', reading, from, to)
}

function tellEmail(
  { from, to, sign }: Email,
  owners: Owners,
  reading: Reading,
  lists: Lists<Name>,
  see: See,
): void {
  const { source } = reading
  const word = wordAt(reading, from)
  if ((reading.before[word] ?? 0) & Before.link || reading.is(word, lists['role-mailboxes'])) return
  const domain = source.slice(sign + 1, to)
  if (isGovernment(domain)) {
    if (reading.is(word, lists['given-names'])) see.units('work-email', reading, from, to)
    return
  }
  const owner = owners.of(word, wordAt(reading, to), wordsOn)
  const isPrivate = reading.is(wordAt(reading, sign + 1), lists['free-mail'])
  const isNamed = isPrivate && reading.is(word, lists['given-names'])
  if (owner === 'own') see.units('own-email', reading, from, to)
  else if (isPerson(owner) || (owner === 'nobody' && isNamed)) see.units('email', reading, from, to)
  else if (owner === 'nobody' || isPrivate) see.units('loose-email', reading, from, to)
}

const isGovernment = (domain: string): boolean => {
  const at = domain.lastIndexOf('.gov')
  return at > 0 && (at + 4 === domain.length || domain[at + 4] === '.')
}
