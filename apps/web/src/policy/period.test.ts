import { expect, it } from 'vitest'
import { sayPeriod } from './period.ts'

it('says days as people say them', () => {
  expect(sayPeriod('2016-09-01', undefined)).toBe('from 1 September 2016')
  expect(sayPeriod(null, '2016-08-31')).toBe('to 31 August 2016')
  expect(sayPeriod('2012-10', '2015')).toBe('October 2012 to 2015')
  expect(sayPeriod(null, null)).toBe('')
})
