import { beforeAll, describe, expect, it } from 'vitest'
import { catalogueEntry } from './catalogue.ts'
import { Conversation, misfortunes, type World } from './conformance-world.ts'
import type { Content } from './content.ts'

/** A post for any platform, with a word of its own in all that it says. */
export const postWith = (word: string, change: Partial<Content> = {}): Content => ({
  kind: 'post',
  title: `Light rail runs late ${word}`,
  text: `Light rail runs until 2 am on Saturday, ${word}.`,
  language: 'en-AU',
  pictures: [],
  mentions: {},
  tags: [],
  ...change,
})

const ids = ({ parts }: { readonly parts: readonly { readonly id: string }[] }) => parts.map(({ id }) => id)

function holdsForKeys(platform: string, talks: () => Conversation): void {
  it('signs in and says who that is', async () => {
    const { who } = await talks().session()
    const { platformId } = talks().world.account
    expect(who.id).not.toBe('')
    if (platformId !== null) expect(who.id).toBe(platformId)
  })

  it('is refused with a wrong secret, and says so', async () => {
    const { connection, world } = talks()
    const wrong = { ...world.credential, secret: 'not this' }
    expect(await talks().ask(connection.sender.open(world.account, wrong))).toMatchObject({
      is: 'refused',
      code: 'credential',
    })
  })

  it('finds nothing before, and afterwards what was published', async () => {
    const { word, key } = talks().another()
    const wanted = talks().wanted(postWith(word), key)
    const { find } = talks().connection.sender
    expect(await talks().ask(find(wanted))).toMatchObject({ is: 'absent' })
    const outcome = await talks().send(wanted)
    if (outcome.is !== 'published') throw new Error(`${outcome.is}: ${outcome.says}`)
    const found = await talks().ask(find(wanted))
    if (found.is !== 'published') throw new Error(found.is)
    expect(found.published).toEqual(outcome.published)
    expect(outcome.published.parts[0]?.address).toMatch(/^https?:/)
    expect(await talks().listed(word)).toEqual(ids(outcome.published))
  })

  it('sent again with the same bytes is still one', async () => {
    const { word, key } = talks().another()
    const wanted = talks().wanted(postWith(word), key)
    const first = await talks().settle(wanted)
    // Where a second one is not taken for the first, whoever sends has to look first.
    const { repeats } = talks().connection.sender
    if (repeats.isSafe) await talks().send(wanted)
    const again = await talks().ask(talks().connection.sender.find(wanted))
    expect([again.is, first.is]).toEqual(['published', 'published'])
    expect(await talks().listed(word)).toHaveLength(1)
  })

  it(`${platform} takes no second thing with the key of another`, async () => {
    const { word, key } = talks().another()
    await talks().settle(talks().wanted(postWith(word), key))
    const other = talks().wanted(postWith(word, { text: `Something else, ${word}.` }), key)
    // Where a key says whose it is and not what, reading it back says that it is something else.
    if (talks().connection.sender.repeats.isSafe) {
      const outcome = await talks().settle(other)
      const isTold =
        outcome.is === 'published' ? await talks().isDifferent(other, outcome.published) : outcome
      expect(isTold === true || outcome).toSatisfy((one) => one === true || one.code === 'taken')
    }
    expect(await talks().listed(word)).toHaveLength(1)
  })
}

function holdsForLostAnswers(platform: string, talks: () => Conversation): void {
  const { can } = catalogueEntry(platform)
  const forms: Readonly<Record<string, (word: string) => Content>> = {
    'a post with pictures': (word) =>
      postWith(word, { pictures: can.pictures.max > 0 ? [talks().world.picture] : [] }),
    ...(can.threads
      ? {
          'a thread': (word) => postWith(word, { text: `One ${word}\n---\nTwo ${word}` }),
        }
      : {}),
  }
  for (const [form, content] of Object.entries(forms))
    for (const misfortune of misfortunes)
      it(`is out once when any one request of ${form} is ${misfortune}`, async () => {
        const { requests } = talks().wanted(content('x'), 'post_x:channel_1')
        for (const at of requests.keys()) {
          const { word, key } = talks().another()
          const wanted = talks().wanted(content(word), key)
          const settled = await talks().settle(wanted, (one) => (one === at ? misfortune : undefined))
          if (settled.is !== 'published') throw new Error(`${settled.is}: ${settled.says}`)
          const listed = await talks().listed(word)
          expect([...listed].sort()).toEqual([...ids(settled.published)].sort())
          expect(listed).toHaveLength(form === 'a thread' ? 2 : 1)
        }
      })
}

function holdsForWithdrawing(talks: () => Conversation): void {
  it('takes off what is out, and twice is once', async () => {
    const { word, key } = talks().another()
    const { world, connection } = talks()
    const published = await talks().publish(postWith(word), key)
    const withdraw = () => talks().ask(connection.sender.withdraw(world.account, published))
    expect(await withdraw()).toMatchObject({ is: 'withdrawn' })
    expect(await talks().ask(connection.reader.read(world.account, published))).toMatchObject({ is: 'gone' })
    expect(['withdrawn', 'absent']).toContain((await withdraw()).is)
    expect(await talks().listed(word)).toEqual([])
  })
}

/** What every `Sender` promises, tried on a platform. */
export function conformSender(platform: string, open: () => Promise<World>): void {
  describe(`what sends to ${platform}`, () => {
    let conversation: Conversation | undefined
    beforeAll(async () => {
      conversation = new Conversation(await open())
    })
    const talks = (): Conversation => {
      if (!conversation) throw new Error('The world is not open.')
      return conversation
    }
    holdsForKeys(platform, talks)
    holdsForLostAnswers(platform, talks)
    holdsForWithdrawing(talks)
  })
}
