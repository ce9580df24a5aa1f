import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { unsupportedFigure } from './unsupported-figure.ts'

const all = shippedPack('act-2015').lists
const lists = Object.fromEntries(unsupportedFigure.lists.map((name) => [name, all[name] ?? []]))

testDetector(unsupportedFigure, lists, {
  silent: {
    'nothing to read': '',
    'prices and times': 'Tickets are $5 from 9 am to 5 pm, 50% off for members. 3 buses an hour.',
    'a share of things': 'Only 12% of food scraps are still going in the red bin.',
    'a source in words': '90% of Canberrans love it, according to the transport survey.',
    'a source by link': '90% of Canberrans love it: https://www.transport.act.gov.au/love',
    'a source by address': 'The safest city in Australia: police.act.gov.au/figures',
    'the name of an event': 'World’s biggest morning tea is in Civic on Thursday.',
    'for the record': 'For the record, the fence is temporary.',
    'a quotation': 'She said “the best city in the world” and laughed.',
  },
  finds: {
    'a share': 'share: [[90% of Canberrans]] love light rail',
    'a share in words': 'share: [[46 per cent of drivers]] speed',
    'so many in ten': 'ranking: [[9 out of 10 patients]] are happy',
    'two thirds': 'ranking: [[Two thirds of residents]] agree',
    'a superlative': 'ranking: The [[safest city]] just got safer',
    'the whole country': 'ranking: We have the [[best roads in Australia]]',
    'a record': 'ranking: A [[record number]] of people came',
    ever: 'ranking: The [[biggest festival ever]] starts on Friday',
  },
})
