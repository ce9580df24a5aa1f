import type { Page } from 'playwright-core'
import { lookedUpOf } from '../apps/web/testing/double-looked-up.ts'
import { priya, sam } from '../apps/web/testing/double-people.ts'
import { noCheck } from '../apps/web/testing/double-posts.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import type { Screen } from './app-screens.ts'

export const words = (page: Page) => page.getByLabel('What is to go out')
export const saved = (page: Page) => page.locator('[data-saving^="Saved "]').waitFor()

/** A post that Sam has begun for three channels, with these words. */
export function beginPost({ api: { store } }: DoubleServer, text = ''): string {
  const post = store.posts.add({ id: store.id(), by: sam, unit: null })
  const variants = ['pools', 'parks', 'city'].map((channel) => ({
    ...{ channel, text: null, title: null, warning: null, about: null },
  }))
  post.body = { ...post.body, text, variants }
  return post.id
}

/** Changes a post as somebody else would, meanwhile. */
export function changeText({ api: { store } }: DoubleServer, id: string, text: string): void {
  const post = store.posts.find(id)
  const { revision, body, margin } = store.drafts.of(post).standing
  const change = { base: revision, before: { body, margin }, margin, change: `behind-${revision}` }
  store.drafts.save(post, { ...change, body: { ...body, text } }, store.named(priya))
}

/** Opens what was begun, with the words there. */
async function open(page: Page, server: DoubleServer, text: string): Promise<string> {
  const id = beginPost(server, text)
  await page.goto(`${server.address}/posts/${id}/write`)
  await words(page).waitFor()
  return id
}

/** The same with the card of a link under it. */
export async function openWithCard(page: Page, server: DoubleServer, text: string): Promise<string> {
  const id = beginPost(server, text)
  const post = server.api.store.posts.find(id)
  post.body = { ...post.body, card: 'https://example.act.gov.au/pools' }
  await page.goto(`${server.address}/posts/${id}/write`)
  await words(page).waitFor()
  return id
}

const writing = { as: sam, path: '/posts/new', shows: 'Start writing' } as const

/** Where a post is written, in the states in which people meet it. */
export const writeScreens: readonly Screen[] = [
  { name: 'post-new', ...writing },
  {
    name: 'post-new-missing',
    ...writing,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Start writing' }).click()
      await page.getByText('Choose at least one channel.').waitFor()
    },
  },
  {
    name: 'write-findings',
    ...writing,
    reach: async (page, server) => {
      await open(page, server, 'The minister is an idiot, say 40 per cent. I am being bullied.')
      await page.getByText('This is hard on a person.').click()
      await page.getByRole('button', { name: 'This is a false alarm' }).last().click()
      await page.getByRole('button', { name: 'It is a name or a quote' }).waitFor()
    },
  },
  {
    name: 'write-channel',
    ...writing,
    reach: async (page, server) => {
      await open(page, server, 'The pool opens on Friday: https://example.act.gov.au/pools #swim')
      await page.getByRole('tab', { name: /Mastodon/ }).click()
      await page.getByRole('button', { name: /Write other words/ }).click()
      await page.getByLabel('Words for Mastodon').fill(`${'A long thread. '.repeat(40)}\n---\nIts end.`)
      await page.getByText('2 parts.').waitFor()
    },
  },
  {
    name: 'write-card',
    ...writing,
    reach: async (page, server) => {
      const id = beginPost(server, 'The pool opens on Friday.')
      const post = server.api.store.posts.find(id)
      const bea = { name: 'Bea Lim', consent: null, minor: false }
      const picture = {
        media: 'pool-dawn',
        alt: 'Bea at the pool.',
        credit: null,
        asset: null,
        people: [bea],
      }
      post.body = { ...post.body, card: 'https://example.act.gov.au/pools', pictures: [picture] }
      await page.goto(`${server.address}/posts/${id}/write`)
      await page.getByText('Ask for consent to show Bea Lim').waitFor()
      await page.getByRole('tab', { name: /Bluesky/ }).click()
      await page.getByText('With pictures there is no card.').waitFor()
    },
  },
  {
    name: 'write-looked-up',
    ...writing,
    reach: async (page, server) => {
      await openWithCard(page, server, 'See how with @nobody.example and @pools.example.')
      await page.getByRole('tab', { name: /Bluesky/ }).click()
      await page.getByRole('button', { name: 'Look up what links show' }).click()
      await page
        .getByRole('tabpanel', { name: 'Bluesky' })
        .getByText('@nobody.example is nobody on Bluesky.')
        .waitFor()
    },
  },
  {
    name: 'post-looked-up',
    ...writing,
    reach: async (page, server) => {
      const id = beginPost(server, 'See how with @pools.example: https://example.act.gov.au/pools')
      const post = server.api.store.posts.find(id)
      post.body = { ...post.body, card: 'https://example.act.gov.au/pools' }
      server.api.store.posts.saveVersion(post, sam, {
        check: { ...noCheck, lookedUp: lookedUpOf(post.body) },
      })
      await page.goto(`${server.address}/posts/${id}`)
      await page.getByText('The card shows what example.act.gov.au says of itself.').waitFor()
    },
  },
  {
    name: 'write-parts',
    ...writing,
    reach: async (page, server) => {
      server.api.store.pictures.add(server.api.store.id(), sam, 'pool.jpg', {
        declared: { people: 'not-sure', ai: 'none', alt: '' },
      })
      await open(page, server, 'The pool opens on Friday.')
      for (const part of ['Pictures', 'When it goes out', 'Facts', 'Name,'])
        await page.locator('summary', { hasText: part }).first().click()
      await page.getByText('Choose one that you added before').click()
      await page.getByRole('button', { name: 'Use it' }).click()
      await page.getByRole('button', { name: 'Add somebody' }).click()
      await page.getByLabel('At a time').check({ force: true })
      await page.getByLabel('Day').first().fill('2027-10-03')
      await page.getByLabel('Time in Canberra').first().fill('02:30')
      await page.getByText('the clocks go forward').waitFor()
      await page.getByRole('button', { name: 'Add a fact' }).click()
    },
  },
  {
    name: 'write-clash',
    ...writing,
    reach: async (page, server) => {
      const id = await open(page, server, 'The pool opens on Friday.')
      server.api.store.drafts.see(id, priya, 'text')
      changeText(server, id, 'The pool opens on Monday.')
      await words(page).fill('The pool opens on Sunday.')
      await page.getByText('You both changed the same words').waitFor()
    },
  },
  {
    name: 'write-offline',
    ...writing,
    reach: async (page, server) => {
      await open(page, server, 'The pool opens on Friday.')
      await page.context().setOffline(true)
      await words(page).fill('The pool opens on Sunday.')
      await page.getByText('will be sent when there is a connection').first().waitFor()
      await page.context().setOffline(false)
    },
  },
  {
    name: 'write-sign-out',
    ...writing,
    reach: async (page, server) => {
      await open(page, server, 'The pool opens on Friday.')
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await words(page).fill('The pool opens on Sunday.')
      await page.getByRole('button', { name: /Sam Lindqvist|Menu/ }).click()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.getByRole('button', { name: 'Delete them and sign out' }).waitFor()
      await page.context().setOffline(false)
    },
  },
  {
    name: 'write-ask',
    ...writing,
    reach: async (page, server) => {
      const id = await open(page, server, 'The new tram stops at the idiot’s hill.')
      const post = server.api.store.posts.find(id)
      post.body = { ...post.body, tier: 'T1', ai: 'none' }
      await page.reload()
      await page.getByRole('button', { name: 'Ask for approval' }).click()
      await page.getByText('It is an emergency').click()
      await page.getByLabel('Why it cannot wait').waitFor()
    },
  },
  {
    name: 'write-recorded',
    ...writing,
    reach: async (page, server) => {
      await open(page, server, 'The pool opens on Friday.')
      await page.getByRole('button', { name: /recorded/ }).click()
      await page.getByText('a version that nobody can change any more').waitFor()
    },
  },
]
