import { beforeAll, describe, expect, it } from 'vitest'
import { doubleKey, longLife, receiptOf } from '../../../testing/double-log.ts'
import { checkWhole, type FetchFile, type WholeReceipt } from './whole-receipt.ts'

const keys = { first: doubleKey, rotations: [] }
let life: ReturnType<typeof longLife>
beforeAll(() => {
  life = longLife('life', 500)
})
const inFiles =
  (most: number): FetchFile =>
  async (before) =>
    life(before, most)

async function check(fetchFile: FetchFile, subject = 'life') {
  const told: WholeReceipt[] = []
  const asked: (number | 'end')[] = []
  await checkWhole({
    ...{ subject, keys, signal: new AbortController().signal },
    fetchFile: (before) => {
      asked.push(before)
      return fetchFile(before)
    },
    tell: (whole) => told.push(whole),
  })
  const last = told.at(-1)
  if (!last) throw new Error('nothing was told')
  return { told, asked, last }
}

describe('a receipt in several files', () => {
  it('is checked whole, the newest file first, and told in the order of the log', async () => {
    const { asked, last, told } = await check(inFiles(200))
    expect(asked).toEqual(['end', 300, 100])
    expect(last).toMatchObject({ outcome: 'holds', looked: 500, total: 500, key: doubleKey, size: 500 })
    expect(last.events.map(({ place }) => place.index)).toEqual(Array.from({ length: 500 }, (_, at) => at))
    expect(last.texts.map((text) => text.split('\n')[2])).toEqual(['events 100', 'events 200', 'events 200'])
    expect(told.findIndex(({ outcome }) => outcome === 'holds')).toBe(told.length - 1)
    const looked = told.map((one) => one.looked)
    expect(looked).toEqual([...looked].sort((a, b) => a - b))
  })

  it('says nothing of holding before the last file was looked at, and shows what holds so far', async () => {
    const { told } = await check(inFiles(200))
    const half = told.find(({ events }) => events.length === 200)
    expect(half).toMatchObject({ outcome: 'checking', looked: 200, total: 500 })
  })

  it('does not hold with a word changed in the oldest file, and says which file that is', async () => {
    const { last } = await check(async (before) => {
      const file = life(before, 200)
      return { ...file, text: file.text.replace('"Change 7"', '"Change 8"') }
    })
    expect(last.outcome).toBe('does-not-hold')
    expect(last.says).toMatch(
      /^In the file before the newest 400 records: Line \d+: what is shown here is not what was recorded/,
    )
    expect(last.events).toHaveLength(400)
  })

  it.each<[string, FetchFile, string]>([
    [
      'the same file twice',
      async () => ({ ...life('end', 200), earlier: 300 }),
      'In the file before the newest 200 records: Its records do not come before those of the next file.',
    ],
    [
      'a file left out',
      async (before) => (before === 'end' ? { ...life('end', 200), earlier: 100 } : life(before, 200)),
      'We were told of 500 records and were given 300. Load the page again.',
    ],
    [
      'the receipt of something else',
      async () => ({ text: receiptOf('other'), earlier: null, total: 3 }),
      'It is about something else.',
    ],
  ])('does not hold with %s', async (_, fetchFile, says) => {
    expect((await check(fetchFile)).last).toMatchObject({ outcome: 'does-not-hold', says })
  })

  it('stops in the middle of a file when the page is left', async () => {
    const leave = new AbortController()
    const told: WholeReceipt[] = []
    const checking = checkWhole({
      ...{ keys, fetchFile: inFiles(500), signal: leave.signal },
      tell: (whole) => {
        told.push(whole)
        if (whole.looked > 0) leave.abort()
      },
    })
    await expect(checking).rejects.toThrow('abort')
    expect(told.at(-1)?.looked).toBeLessThan(500)
  })
})
