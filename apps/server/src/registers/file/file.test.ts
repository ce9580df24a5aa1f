import { type RegisterName, registerNames } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, Unit } from '../../people/index.ts'
import { openTestRegisters, type TestRegisters } from '../testing.ts'

let test: TestRegisters
let head: Person
let author: Person
let parks: Unit
beforeAll(async () => {
  test = await openTestRegisters()
  parks = await test.house.unit('Parks', undefined, 'PK')
  head = await test.house.person('Hana Head', { key: '7', email: 'hana@parks.example' })
  author = await test.house.person('Ana Author', { email: 'ana@parks.example' })
  await test.house.grant(head, 'communications-head')
  await test.house.grant(author, 'communications-author')
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const bring = async (as: Person, register: RegisterName, text: string) => {
  test.house.wait(1000)
  const reply = await test.app.inject({
    ...{ method: 'POST', url: `/api/v1/registers/${register}/imports?file=a.csv`, payload: text },
    headers: { 'x-as': as.id, 'content-type': 'text/csv' },
  })
  return reply.json()
}
const confirm = async (as: Person, register: RegisterName, id: string) => {
  const path = `/registers/${register}/imports/${id}`
  const { status, body } = await test.send(as, 'POST', `${path}/confirm`)
  if (status !== 202) return body
  for (;;) {
    const said = await test.send(as, 'GET', path)
    if (said.body.state !== 'running') return said.body
  }
}
const fileOf = async (as: Person, register: RegisterName, query = '') =>
  (await test.send(as, 'GET', `/registers/${register}/file.csv${query}`)).text

const accounts = `key,title,platform,address,purpose,owner,back_up,unit
C1,Parks,Facebook,https://facebook.com/act.parks,News,7,ana@parks.example,PK
C2,"Lakes, ""news""",Mastodon,@lakes@social.example,=News,Hana Head,ana@parks.example,Parks
`

describe('bringing a file in', () => {
  it('says everything that is wrong, by line and column, and changes nothing', async () => {
    const wrong = `key,title,platform,address,purpose,owner,back_up,unit,life
,No number,x,@a,News,7,Ana Author,PK,
C2,,x,two words,News,nobody@x.example,Ana Author,NO,active
C2,Twice,x,@b,News,7,Ana Author,,
`
    const shown = await bring(head, 'channels', wrong)
    expect(shown.state).toBe('refused')
    const said = shown.problems.map(({ row, column }: { row: number; column: string }) => `${row} ${column}`)
    expect(said.sort()).toEqual(['2 key', '3 life', '3 owner', '3 title', '3 unit', '4 key'])
    expect(shown.problems.every(({ says }: { says: string }) => says.endsWith('.'))).toBe(true)
    expect((await test.send(head, 'POST', `/registers/channels/imports/${shown.id}/confirm`)).body.code).toBe(
      'file-refused',
    )
    expect((await test.send(head, 'GET', '/registers/channels?show=all')).body.total).toBe(0)
  })

  it('says what only the register can say: look-alikes, and what is not for whoever brings it', async () => {
    const alike = `key,title,platform,address,purpose,owner,back_up\nA,One,x,@actparks,News,7,Ana Author\nB,Two,x,two words,News,7,Ana Author\n`
    expect((await bring(head, 'channels', alike)).problems).toMatchObject([{ row: 3, column: 'address' }])
    const delegations = 'key,person,tiers,instrument\nD1,7,T1,Instrument 4\n'
    expect((await bring(head, 'approval-delegations', delegations)).problems).toMatchObject([{ row: 2 }])
  })

  it('shows what it would do, and does just that', async () => {
    const shown = await bring(head, 'channels', accounts)
    expect(shown).toMatchObject({ state: 'ready', added: 2, changed: 0, problems: [] })
    expect(await confirm(head, 'channels', shown.id)).toMatchObject({ state: 'done' })
    const { entries } = (await test.send(head, 'GET', '/registers/channels')).body
    expect(entries.map(({ name }: { name: string }) => name)).toEqual(['Lakes, "news"', 'Parks'])
    const parksPage = await test.read(head, 'channels', entries[1].id)
    expect(parksPage).toMatchObject({ key: 'C1', unit: { name: 'Parks' } })
    expect(parksPage.values).toMatchObject({ owner: head.id, backUp: author.id, life: 'proposed' })
  })

  it('calls people and entries as they are called, however the file names them', async () => {
    const shown = await bring(
      head,
      'spokespeople',
      'key,person,channels,instrument\nS1,ana@parks.example,C1,Letter 1\n',
    )
    expect(shown.diff.map(({ name }: { name: string }) => name)).toEqual(['Ana Author'])
    await confirm(head, 'spokespeople', shown.id)
    const other = await bring(head, 'spokespeople', 'key,channels\nS1,C2\n')
    expect(other.diff[0].fields).toEqual([{ field: 'Where', from: 'Parks', to: 'Lakes, "news"' }])
  })

  it('finds nothing to do in the file that it wrote itself', async () => {
    const file = await fileOf(head, 'channels')
    expect(file).toContain("'=News")
    expect(await bring(head, 'channels', file)).toMatchObject({
      state: 'ready',
      added: 0,
      changed: 0,
      same: 2,
    })
  })

  it('changes what differs, leaves columns alone that it does not have, and only proposes who is missing', async () => {
    const shown = await bring(head, 'channels', 'key,title,purpose\nC1,Parks and paths,News\n')
    expect(shown).toMatchObject({ added: 0, changed: 1, missing: [{ name: 'Lakes, "news"' }] })
    expect(shown.diff[0].fields).toEqual([{ field: 'Name', from: 'Parks', to: 'Parks and paths' }])
    expect(await confirm(head, 'channels', shown.id)).toMatchObject({ state: 'done' })
    expect((await test.send(head, 'GET', '/registers/channels')).body.entries[1].name).toBe('Parks and paths')
  })

  it('does nothing where the register is not as it was in the dry run', async () => {
    const shown = await bring(head, 'channels', 'key,purpose\nC1,Other news\n')
    const again = await bring(head, 'channels', 'key,purpose\nC1,Meanwhile\n')
    await confirm(head, 'channels', again.id)
    expect(await confirm(head, 'channels', shown.id)).toMatchObject({ state: 'refused' })
  })

  it('takes no file into what comes about by asking and answering, nor from whoever may not', async () => {
    for (const register of ['releases', 'take-downs', 'permission-requests'] as const)
      expect((await test.send(head, 'POST', `/registers/${register}/imports`)).status).toBe(404)
    expect((await bring(author, 'freezes', 'key\n')).code).toBe('not-allowed')
  })
})

const rich: Partial<Record<RegisterName, object>> = {
  assets: { title: 'Logo', kind: 'logo', owner: 'The Territory', ai: 'none', uses: ['posters', 'web'] },
  consents: {
    ...{
      subject: 'Bea Bloom',
      things: ['picture', 'name'],
      state: 'given',
      saidOn: '2026-06-01',
      isMinor: true,
    },
    ...{ guardian: 'Gil Bloom', evidence: 'Form 12', purposes: ['annual report'], otherNames: ['Bee'] },
  },
  templates: { title: 'Closed', use: 'notice', text: 'Two\nlines, {a: 1 to 3} "quoted"' },
}

describe('a file of every register', () => {
  it.each(registerNames)('%s reads as it was written', async (register) => {
    const values = rich[register]
    if (values) await test.add(author, register, values, { unit: parks.id, until: '2026-12-31' })
    const by = register === 'security-checks' ? head : author
    const file = await fileOf(by, register, '?show=all')
    const [header = ''] = file.replace('\ufeff', '').split('\n')
    expect(header.split(',').slice(0, 4)).toEqual(['key', 'unit', 'from', 'until'])
    if (values)
      expect(await bring(author, register, file)).toMatchObject({
        same: 1,
        added: 0,
        changed: 0,
        problems: [],
      })
  })
})
