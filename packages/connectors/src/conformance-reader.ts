import { beforeAll, describe, expect, it } from 'vitest'
import { catalogueEntry } from './catalogue.ts'
import { postWith } from './conformance-sender.ts'
import { Conversation, type World } from './conformance-world.ts'
import { differences } from './connections.ts'
import type { Content } from './content.ts'

const clocksDifferMs = 600_000

/** What people write, and what platforms are known to change. */
const texts: Readonly<Record<string, string>> = {
  plain: 'Light rail runs late.',
  paragraphs: 'Light rail runs late.\n\nBuses do not.',
  lines: 'Light rail:\nlate\nBuses: not',
  links: 'See https://www.transport.act.gov.au/late?line=1&stop=2#now and act.gov.au.',
  tags: 'Late again #CBR #日本',
  mention: 'Ask @nobody.example or @nobody',
  joined: 'A family 👩‍👩‍👧‍👦, a flag 🇦🇺, a thumb 👍🏽 and a key 1️⃣',
  'right to left': 'שלום and مرحبا, both',
  'a long line': `${'late '.repeat(50)}end`,
  'straight quotes': `"It's late," they said. 'Yes.'`,
  'curly quotes': '“It’s late,” they said. ‘Yes.’',
  tildes: 'Signed ~~~~',
  'a template': 'Here {{subst:Notice}} and {{Notice}}',
  'ends of spaces': ' Late. \n',
  'several spaces': 'Late  and   later',
  'several lines': 'Late\n\n\n\nand later',
  'like HTML': 'A <b>bold</b> &amp; <script>alert(1)</script> 1 < 2',
  'short codes': 'A [gallery ids="1"] :tram: [b]c[/b]',
  marks: '*late* _late_ `late` # late\n- one\n- two',
  dots: 'Late... -- and --- 3x4 (tm) :)',
  accents: 'cafe\u0301 and café',
}

function holdsForTexts(platform: string, talks: () => Conversation): void {
  const isAsShown = async (content: Content, key: string) => {
    const { shown, warnings } = talks().prepare(content, key)
    const published = await talks().publish(content, key)
    const { reader } = talks().connection
    const read = await talks().ask(reader.read(talks().world.account, published))
    if (read.is !== 'there') throw new Error(`${read.is}: ${read.says}`)
    const found = differences(shown, read.parts, platform)
    if (found.length > 0) if (warnings.length === 0) expect(found).toEqual([])
    return { found, warnings, read, published }
  }

  for (const [name, text] of Object.entries(texts))
    it(`reads ${name} as it was shown, or there was a warning`, async () => {
      const { word, key } = talks().another()
      const { read } = await isAsShown(
        postWith(word, { text: `${text}${talks().world.textEnds ?? ''}` }),
        key,
      )
      expect(read.parts).toHaveLength(1)
    })

  it('reads a plain text as it was shown, whatever was warned of', async () => {
    const { word, key } = talks().another()
    const { found, read, published } = await isAsShown(postWith(word), key)
    expect(found).toEqual([])
    expect(read.parts.map(({ id, address, revision }) => ({ id, address, revision }))).toEqual(
      published.parts,
    )
  })

  it('reads when it went out', async () => {
    const { word, key } = talks().another()
    const from = Date.now()
    const { read } = await isAsShown(postWith(word), key)
    // Clocks differ, and some count whole seconds.
    const [part] = read.parts
    expect(Date.parse(part?.postedAt ?? '')).toBeGreaterThan(from - clocksDifferMs)
    expect(Date.parse(part?.postedAt ?? '')).toBeLessThan(Date.now() + clocksDifferMs)
  })

  if (catalogueEntry(platform).can.kinds.includes('pinned'))
    it('reads whether it is pinned', async () => {
      const { word, key } = talks().another()
      const published = await talks().publish(postWith(word), key)
      const about = published.parts[0]?.address ?? ''
      const { pin } = talks().connection.reader
      if (!pin) throw new Error(`What ${platform} pins, it shows.`)
      const { account } = talks().world
      expect(await talks().ask(pin(account, published, about))).toEqual({ is: 'not-pinned' })
      const pinned = await talks().publish(postWith(word, { kind: 'pinned', about }), `${key} pin`)
      expect(await talks().ask(pin(account, pinned, about))).toEqual({ is: 'pinned' })
      const { sender, reader } = talks().connection
      const done = await talks().ask(sender.withdraw(account, pinned))
      // Where a pin is one of the words of a profile, it is taken off there.
      if (done.is !== 'refused') {
        expect(done).toEqual({ is: 'withdrawn' })
        expect(await talks().ask(pin(account, pinned, about))).toEqual({ is: 'not-pinned' })
      }
      expect(await talks().ask(reader.read(account, published))).toMatchObject({ is: 'there' })
    })

  if (catalogueEntry(platform).can.pictures.max > 0)
    it('reads pictures with their descriptions', async () => {
      const { word, key } = talks().another()
      const { picture } = talks().world
      const pictures = [
        { ...picture, alt: 'One tram, "late" & <slow>' },
        { ...picture, alt: 'Two trams' },
      ]
      const { read, found } = await isAsShown(postWith(word, { pictures }), key)
      expect(read.parts[0]?.pictures.map(({ alt }) => alt)).toEqual(pictures.map(({ alt }) => alt))
      expect(found).toEqual([])
    })

  if (catalogueEntry(platform).can.threads)
    it('reads each part of a thread', async () => {
      const { word, key } = talks().another()
      const { read, found } = await isAsShown(postWith(word, { text: `One ${word}\n---\nTwo ${word}` }), key)
      expect(found).toEqual([])
      expect(read.parts.map(({ text }) => text)).toEqual([`One ${word}`, `Two ${word}`])
    })
}

function holdsForChannels(talks: () => Conversation): void {
  it('lists what we put there and what somebody else did, the newest first', async () => {
    const { word, key } = talks().another()
    const ours = await talks().publish(postWith(word), key)
    const theirs = await talks().world.putByOtherMeans(`Not ours, ${word}`)
    expect([...(await talks().listed(word))].sort()).toEqual([ours.parts[0]?.id, theirs].sort())
    const { reader } = talks().connection
    const list = await talks().ask(reader.list(talks().world.account, '2000-01-01T00:00:00.000Z'))
    if (list.is !== 'list') throw new Error(list.says)
    const instants = list.items.map(({ at }) => at)
    expect(instants).toEqual([...instants].sort().reverse())
    for (const { at, address } of list.items) {
      expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
      expect(address).toMatch(/^https?:/)
    }
  })

  it('leaves out what is older than it was asked for', async () => {
    const { word, key } = talks().another()
    await talks().publish(postWith(word), key)
    const { reader } = talks().connection
    const later = new Date(Date.now() + 3_600_000).toISOString()
    expect(await talks().ask(reader.list(talks().world.account, later))).toEqual({
      is: 'list',
      items: [],
      isWhole: true,
    })
  })

  it('says who the channel is, by what stays', async () => {
    const { reader } = talks().connection
    const { account } = talks().world
    const { who } = await talks().session()
    const profile = await talks().ask(reader.profile(account))
    if (profile.is !== 'profile') throw new Error(profile.says)
    expect(profile.profile).toMatchObject({ id: who.id, handle: who.handle })
  })

  it('says whom a handle means for ever, with its sign or without, and that it means nobody', async () => {
    const { reader } = talks().connection
    const { account } = talks().world
    const { who } = await talks().session()
    if (!reader.resolve) return
    for (const handle of [who.handle, `@${who.handle}`, ` @${who.handle} `])
      expect(await talks().ask(reader.resolve(account, handle))).toEqual({ is: 'somebody', id: who.id })
    expect(await talks().ask(reader.resolve(account, `@nobody-${who.handle}`))).toEqual({ is: 'nobody' })
  })
}

/** What every `Reader` promises, tried on a platform. */
export function conformReader(platform: string, open: () => Promise<World>): void {
  describe(`what reads ${platform}`, () => {
    let conversation: Conversation | undefined
    beforeAll(async () => {
      conversation = new Conversation(await open())
    })
    const talks = (): Conversation => {
      if (!conversation) throw new Error('The world is not open.')
      return conversation
    }
    holdsForTexts(platform, talks)
    holdsForChannels(talks)
  })
}
