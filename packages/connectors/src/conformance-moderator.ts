import { beforeAll, describe, expect, it } from 'vitest'
import { postWith } from './conformance-sender.ts'
import { Conversation, type World } from './conformance-world.ts'
import type { Moderator } from './talk/moderator.ts'
import type { Published } from './talk/sender.ts'

/** What every `Moderator` promises, tried on a platform. */
export function conformModerator(platform: string, open: () => Promise<World>): void {
  describe(`what moderates on ${platform}`, () => {
    let talks: Conversation
    let moderator: Moderator
    let published: Published
    beforeAll(async () => {
      talks = new Conversation(await open())
      const found = talks.connection.moderator
      if (!found) throw new Error(`Nothing moderates on ${platform}.`)
      moderator = found
      const { word, key } = talks.another()
      published = await talks.publish(postWith(word), key)
    })
    const said = async (text: string): Promise<string> => {
      if (!talks.world.comment) throw new Error('Nobody can comment in this world.')
      return talks.world.comment(published, text)
    }
    const seen = async (id: string) => {
      const back = await talks.ask(moderator.comments(talks.world.account, published))
      if (back.is !== 'comments') throw new Error(back.says)
      return back.comments.find((comment) => comment.id === id)
    }

    it('reads what was said, by whom and when', async () => {
      const id = await said('Why so late?')
      expect(await seen(id)).toMatchObject({
        id,
        text: 'Why so late?',
        isHidden: false,
        address: expect.stringMatching(/^https?:/),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        by: { name: expect.stringMatching(/./) },
      })
    })

    it('knows by its address what it published, where addresses say it, and nothing of elsewhere', () => {
      const { idAt } = talks.connection
      if (!idAt) throw new Error(`No address on ${platform} is read.`)
      for (const { id, address } of published.parts) {
        // A readable address of WordPress says the title alone.
        expect(idAt(talks.world.account, address)).toBe(platform === 'wordpress' ? undefined : id)
        const elsewhere = address.replace(/^(https?:\/\/)[^/]+/, '$1elsewhere.example')
        expect(idAt(talks.world.account, elsewhere)).toBeUndefined()
      }
    })

    it('hides and shows again, where it can', async () => {
      const { hide, show } = moderator
      if (!hide || !show) return
      const id = await said('Hide this.')
      const { account } = talks.world
      expect(await talks.ask(hide(account, id))).toEqual({ is: 'done' })
      expect((await seen(id))?.isHidden).toBe(true)
      expect(await talks.ask(hide(account, id))).toEqual({ is: 'done' })
      expect(await talks.ask(show(account, id))).toEqual({ is: 'done' })
      expect((await seen(id))?.isHidden).toBe(false)
    })

    it('removes, and twice is once, where it can', async () => {
      const { remove } = moderator
      if (!remove) return
      const id = await said('Remove this.')
      expect(await talks.ask(remove(talks.world.account, id))).toEqual({ is: 'done' })
      expect(await seen(id)).toBeUndefined()
      expect(['done', 'absent']).toContain((await talks.ask(remove(talks.world.account, id))).is)
    })

    it('blocks and unblocks whoever said it, where it can', async () => {
      const { block, unblock } = moderator
      if (!block || !unblock) return
      const who = (await seen(await said('Block me.')))?.by.id ?? ''
      expect(await talks.ask(block(talks.world.account, who))).toEqual({ is: 'done' })
      expect(await talks.ask(unblock(talks.world.account, who))).toEqual({ is: 'done' })
    })
  })
}
