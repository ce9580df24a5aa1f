import { testDetector } from '../testing.ts'
import { condescension } from './condescension.ts'

const lists = {
  'condescending-phrases': [
    '=as we have already explained',
    '=do your homework',
    '!do your homework club',
    '=calm down',
    '!to calm down',
  ],
}

testDetector(condescension, lists, {
  silent: {
    'nothing to read': '',
    'a helpful answer': 'As the page explains, bring the form and a photo.',
    'a club': 'The Do Your Homework Club meets at four.',
    'advice on feelings': 'Breathing slowly helps you to calm down.',
    quoted: 'They wrote “as we have already explained” to her, and we are sorry.',
  },
  finds: {
    'an explanation with a sigh': 'condescending: [[As we have already explained]], bins go out on Tuesday.',
    'a contraction': 'condescending: [[As we’ve already explained]], no.',
    'an order': 'condescending: [[Calm down]], it is only a form.',
  },
})
