import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { confidentialWording } from './confidential-wording.ts'

const all = shippedPack('act-2015').lists
const lists = Object.fromEntries(confidentialWording.lists.map((name) => [name, all[name] ?? []]))

testDetector(confidentialWording, lists, {
  silent: {
    'nothing to read': '',
    'a help line': 'Our confidential helpline is open until 8 pm.',
    'a shopping centre': 'The commercial centre of Gungahlin has a new car park.',
    'legal aid': 'Free legal advice clinic at Legal Aid every Tuesday. Get legal advice before you sign.',
    'a pipe': 'A leaked pipe closed the pool. Crews fixed the water leak and leak detection goes on.',
    medicine: 'This cream is not for internal use. Keep away from eyes.',
    'a public notice': 'Tenders close Friday at 2 pm. Documents are on the tenders page.',
    'a contract that is public': 'The contract was awarded to Brindabella Paving. Read the notice.',
    'a house': 'Settlement on our house is on Friday and the draft contract for my lease is signed.',
    'open source': 'Our source code is now open on GitHub.',
    'a surprise party': 'Mum turns 60, do not tell anyone! Keep it quiet.',
    'a secret number': 'The government never asks. Do not tell anyone your PIN.',
    'a review of a decision': 'You can apply for an internal review of the decision within 28 days.',
    'a place for files': 'Everything is on SharePoint now, and the intranet has a new look.',
    'a leaked trailer': 'The leaked trailer looks amazing',
    'a number without a person': 'Quote reference number 8120446 when you ring.',
    'a client without a number': 'Lunch with a client today.',
    'privilege in general': 'Legal professional privilege, explained in a free seminar.',
  },
  finds: {
    'what a document says': 'withheld: The table is [[not for distribution]] but look at line 4',
    'inside only': 'withheld: [[FOR INTERNAL USE ONLY]] roster',
    'an embargo': 'withheld: [[Embargoed until]] 6 am Tuesday',
    'a tender price': 'commercial: The [[tender price]] was 4.2 million, cheaper than we thought',
    'in confidence': 'commercial: it is [[commercial-in-confidence]] but whatever',
    'a supplier': 'commercial: Our [[supplier’s price]] per bus just doubled',
    rates: 'commercial: [[their unit rates]] for asphalt are a joke',
    'a contract': 'commercial: Reading the [[draft contract]] with the new ferry company',
    'not awarded': 'commercial: It is [[not yet awarded]] but it will be them',
    'source code': 'proprietary: a bit of [[our source code]] for the rego system',
    'a manual': 'proprietary: page 12 of the [[internal manual]] says no',
    'a licence key': 'proprietary: here is the [[licence key]] we use at work',
    'papers of somebody': 'proprietary: the [[vendor’s documentation]] is marked up here',
    'legal advice': 'legal-privilege: [[Our legal advice]] is that we would lose',
    counsel: 'legal-privilege: [[counsel’s opinion]] was six pages of no',
    'a settlement': 'legal-privilege: the [[settlement amount]] was huge',
    leaked: 'leak: the [[leaked minister’s email]] says it all',
    'a screenshot': 'leak: [[screenshot of an internal email]] below',
    overheard: 'leak: [[Overheard in the meeting]]: nobody has read it',
    'not supposed to': 'leak: [[I’m not supposed to share this]] but look',
    'a hush': 'leak: [[don’t tell anyone]] but the restructure starts in May',
    'an address inside':
      'internal-link: minutes: [[https://actgov.sharepoint.com/sites/x/minutes.docx]], page 2',
    'an address without a scheme': 'internal-link: see [[intranet.example.gov.au/forms]].',
    'a file and a person': 'case-file: My client again, [[case number 24/1187]], third time this week',
  },
})
