import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { unsupportedFigure } from './unsupported-figure.ts'

testDetector(unsupportedFigure, shippedPack('act-2015').lists, {
  silent: {
    'nothing to read': '',
    'prices and times': 'Tickets are $5 from 9 am to 5 pm, 50% off for members. 3 buses an hour.',
    'a share of things': 'Only 12% of food scraps are still going in the red bin.',
    'a source in words': '90% of Canberrans love it, according to the transport survey.',
    'a source by link': '90% of Canberrans love it: https://www.transport.act.gov.au/love',
    'a source by address': 'The safest city in Australia: police.act.gov.au/figures',
    'the name of an event': 'World’s biggest morning tea is in Civic on Thursday.',
    'for the record': 'For the record, the fence is temporary.',
    'a limit that changes': 'The speed limit drops by 20 per cent on Monday.',
    'half a road': 'A third of the car park is fenced off. Fill your bin no more than three quarters full.',
    'an aim': 'By 2030 we aim to cut emissions by 65 per cent.',
    'a change with its source': 'Crime has fallen by 60 per cent, police figures show: police.act.gov.au',
    'a double': 'Double demerit points start on Thursday. Halve the recipe for two.',
    'what parents want': 'Most parents want the best for their kids.',
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
    'a change in per cent': 'change: Crime has fallen by [[60]] per cent since the cameras went in',
    'a change with its sign': 'change: Emissions are down [[45]]%',
    'a fraction': 'change: Serious crashes dropped [[by a third]]',
    'cut in half': 'ranking: We’ve [[cut wait times in half]]',
    halved: 'ranking: [[Complaints have halved]].',
    'what most people want': 'ranking: [[Most Canberrans want]] this project',
    'better than elsewhere': 'ranking: Our buses are [[as reliable as Sydney’s]]',
    'twice as likely': 'ranking: Graduates are [[twice as likely]] to find work',
    'of any city': 'ranking: We have the [[shortest waiting times of any city]]',
    ever: 'ranking: The [[biggest festival ever]] starts on Friday',
  },
})
