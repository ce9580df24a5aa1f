import type { Page } from 'playwright-core'
import { aroha, dana, henrik, sam } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import type { Screen } from './app-screens.ts'
import { onItsWay } from './publishing-screens.ts'

/** What Sam saves meanwhile, as somebody at another desk would. */
export function changeBehind({ api: { store } }: DoubleServer, post: string, text: string): void {
  const one = store.posts.find(post)
  one.body = { ...one.body, text }
  store.posts.saveVersion(one, sam)
  store.posts.askFor(one, sam, [{ name: 'Approval', need: 1, of: null, due: null }])
}

export const tellAlarm = ({ api: { store } }: DoubleServer) =>
  store.posts.alarms.push({
    ...{
      id: 'alarm-1',
      post: 'post-oval',
      rule: 'unkind-words',
      clause: '7.4c',
      words: 'got it badly wrong',
    },
    ...{ reason: 'The residents’ group says so of itself.', at: new Date().toISOString(), isNoted: false },
  })

/** What goes out in the next day, as the calendar would have it. */
function plan({ api: { store } }: DoubleServer): void {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const pools = [{ id: 'pools', name: 'Saltlake Pools' }]
  store.calendar.add('post-story', 'Story time on Saturday', { at: inHours(5), state: 'approved' })
  store.calendar.add('post-pool', 'Pool closed on Friday', {
    ...{ at: inHours(20), state: 'in-review', channels: pools },
  })
}

const idle = async (page: Page, { api: { store } }: DoubleServer, shows: string) => {
  store.isIdle = true
  await page.reload()
  await page.getByText(shows).waitFor()
}

/** The screens around a post that is written, in the states in which people meet them. */
export const deskScreens: readonly Screen[] = [
  { name: 'posts-to-approve', as: dana, path: '/posts', shows: 'Pool closed on Friday' },
  { name: 'posts-mine', as: sam, path: '/posts', shows: 'Two hundred trees' },
  { name: 'posts-narrowed', as: sam, path: '/posts?show=all&channel=city&search=path', shows: 'Lower path' },
  { name: 'posts-none-fits', as: sam, path: '/posts?show=all&search=zebra', shows: 'No post fits' },
  {
    name: 'post-to-approve-in-a-pause-and-a-freeze',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Approve exactly this',
    reach: async (page, server) => {
      onItsWay.paused(server)
      onItsWay.frozen(server)
      await page.reload()
      await page.getByText('You can approve it.').waitFor()
      await page.getByText('A freeze would stop it: Day of mourning').waitFor()
    },
  },
  {
    name: 'posts-empty',
    as: dana,
    path: '/posts',
    shows: 'Waits for you',
    reach: (page, server) => idle(page, server, 'Nothing waits for you'),
  },
  { name: 'posts-queues', as: dana, path: '/posts?show=queues', shows: 'Nobody’s work is counted' },
  { name: 'post-to-approve', as: dana, path: '/posts/post-pool', shows: 'Approve exactly this' },
  {
    name: 'post-comment',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Approve exactly this',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Comment or suggest other words' }).click()
      await page.getByLabel('About').selectOption({ label: '“The indoor pool is open from 6 am.”' })
      await page.getByLabel('Suggest other words').check({ force: true })
    },
  },
  {
    name: 'post-findings',
    as: dana,
    path: '/posts/post-oval',
    shows: 'Give 2 reasons first',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Give 2 reasons first' }).click()
    },
  },
  {
    name: 'post-changed-meanwhile',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Approve exactly this',
    reach: async (page, server) => {
      changeBehind(
        server,
        'post-pool',
        'The outdoor pool at Saltlake is closed all week while we fix the pump.',
      )
      await page.getByRole('button', { name: 'Approve exactly this' }).click()
      await page.getByRole('heading', { name: 'Changed since you opened it' }).waitFor()
    },
  },
  {
    name: 'post-return',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Return with a reason',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Return with a reason' }).click()
      await page.getByLabel('Why').waitFor()
    },
  },
  {
    name: 'post-approved-now',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Approve exactly this',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Approve exactly this' }).click()
      await page.getByText('Next for you').waitFor()
    },
  },
  { name: 'post-mine-waits', as: sam, path: '/posts/post-pool', shows: 'nobody approves their own' },
  { name: 'post-returned', as: sam, path: '/posts/post-library', shows: 'returned it' },
  { name: 'post-voided', as: sam, path: '/posts/post-swim', shows: 'Nothing has gone out.' },
  { name: 'post-emergency', as: aroha, path: '/posts/post-flood', shows: 'An emergency' },
  { name: 'post-neutral', as: sam, path: '/posts/post-tram', shows: 'may not be public yet' },
  { name: 'post-neutral-settle', as: henrik, path: '/posts/post-tram', shows: 'It is not this' },
  {
    name: 'post-recorded',
    as: dana,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: async (page) => {
      await page.getByText('What is recorded').click()
      await page.getByText('is known by the digest').waitFor()
    },
  },
  { name: 'post-held', as: aroha, path: '/posts/post-bus', shows: 'Release it' },
  {
    name: 'false-alarms',
    as: aroha,
    path: '/false-alarms',
    shows: 'Nobody says that a rule is wrong',
    reach: async (page, server) => {
      tellAlarm(server)
      await page.reload()
      await page.getByText('got it badly wrong').waitFor()
    },
  },
  { name: 'false-alarms-empty', as: aroha, path: '/false-alarms', shows: 'Nobody says that a rule is wrong' },
  {
    name: 'home-approver',
    as: dana,
    path: '/home',
    shows: 'In the next 24 hours',
    reach: async (page, server) => {
      plan(server)
      await page.reload()
      await page.getByText('Story time on Saturday').waitFor()
    },
  },
  { name: 'home-author', as: sam, path: '/home', shows: 'Returned to you with a reason' },
]
