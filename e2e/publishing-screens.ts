import type { Page } from 'playwright-core'
import { parksMastodon } from '../apps/web/testing/double-entries.ts'
import { inHours } from '../apps/web/testing/double-exchange.ts'
import { dana, sam, vera } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import type { Screen } from './app-screens.ts'

const step = (hours: number, says: string, reason: string | null = null) => ({
  ...{ at: inHours(hours), says, by: null, reason },
})
const began = step(-2, 'It began to be posted.')

/** A post on each of two channels, as the program would have left it. */
export const onItsWay = {
  out: ({ api: { store } }: DoubleServer) => {
    store.publishing.put('post-pool', 'parks', 'published', {
      ...{
        publishedAt: inHours(-2),
        readAt: inHours(-1.9),
        addresses: ['https://social.example/@parks/1234'],
      },
      steps: [
        ...[began, step(-2, 'It was posted.')],
        step(-1.9, 'It was read back as a stranger sees it, and is what was approved.'),
      ],
    })
    store.publishing.put('post-pool', 'pools', 'by-hand', {
      says: 'Nobody but you can post it there.',
      steps: [step(-2, 'It is ready for a person to post it.')],
    })
  },
  unknown: ({ api: { store } }: DoubleServer) =>
    store.publishing.put('post-story', 'libraries', 'unknown', { steps: [began] }),
  differs: ({ api: { store } }: DoubleServer) =>
    store.publishing.put('post-story', 'libraries', 'differs', {
      ...{
        publishedAt: inHours(-2),
        readAt: inHours(-1.9),
        addresses: ['https://social.example/@library/7'],
      },
      differences: [
        {
          ...{ part: 0, field: 'text', wanted: 'Story time on Saturday at 10 am. Bring a cushion.' },
          found: 'Story time on Sunday at 10 am. Bring a cushion.',
        },
        { part: 0, field: 'picture', wanted: 'sha256:ab', found: '' },
        { part: 0, field: 'day', wanted: inHours(-2), found: '2026-03-03T01:00:00.000Z' },
      ],
      steps: [began, step(-2, 'It was posted.')],
    }),
  down: ({ api: { store } }: DoubleServer) =>
    store.publishing.put('post-story', 'libraries', 'withdrawn', {
      ...{ publishedAt: inHours(-2), addresses: ['https://social.example/@library/7'] },
      steps: [
        began,
        step(-2, 'It was posted.'),
        step(-1, 'It is to be taken down.', 'The hours were wrong.'),
      ],
    }),
  correctable: ({ api: { store } }: DoubleServer) => {
    for (const channel of ['libraries', 'city'])
      store.publishing.put('post-story', channel, 'published', {
        ...{ publishedAt: inHours(-2), readAt: inHours(-1.9), addresses: ['https://social.example/7'] },
        steps: [began, step(-2, 'It was posted.')],
        ...(channel === 'city' && { whyNoComments: 'It is not read here. Look there.' }),
      })
  },
  stopped: ({ api: { store } }: DoubleServer) =>
    store.publishing.put('post-story', 'libraries', 'stopped', {
      says: 'Publishing was paused when it was due.',
      steps: [step(-2, 'It was not posted.', 'Publishing was paused when it was due.')],
    }),
  asked: ({ api: { store } }: DoubleServer) =>
    store.publishing.put('post-story', 'libraries', 'ask-whether', { steps: [began] }),
  next: ({ api: { store } }: DoubleServer) =>
    store.publishing.put('post-swim', 'pools', 'planned', { due: inHours(3) }),
  frozen: ({ api: { store } }: DoubleServer) => {
    store.posts.find('post-pool').frozen = [{ id: 'freeze-1', title: 'Day of mourning', until: null }]
  },
  paused: ({ api: { store } }: DoubleServer) =>
    store.publishing.pauses.push({
      ...{ id: 'pause-1', scope: 'all', what: '', name: 'Everything', from: inHours(-0.5) },
      ...{ reason: 'Somebody else may hold our keys.', by: store.named(dana) },
    }),
}

/** Two posts that came down: one by an act here and one with the platform's own log-in; and what was kept of the first. */
export const cameDown = ({ api: { store } }: DoubleServer): void => {
  const remains =
    'Other servers are asked to delete it and cannot be made to. Copies may remain: what others saved, shared or quoted, and what search engines and archives hold.'
  const parks = {
    channel: { id: 'parks', name: 'Example Parks' },
    platform: 'Mastodon',
    title: null,
    remains,
  }
  store.publishing.takenDown.push(
    {
      ...{ ...parks, id: 'down-1', post: { id: 'post-pool', name: 'Swim safety this summer' } },
      text: 'The pool opens at 6 am on Sunday.\nBring a towel.',
      addresses: ['https://social.example/@parks/1234'],
      ...{ wentOutAt: inHours(-50), cameDownAt: inHours(-48), how: 'here', by: store.named(dana) },
      why: 'The hours were wrong.',
      correctedBy: [
        { post: 'post-swim', title: 'Correction: the pool opens at 7 am', isOut: true, addresses: [] },
      ],
    },
    {
      ...{ ...parks, id: 'down-2', post: { id: 'post-story', name: 'Story time on Saturday' } },
      ...{ text: 'Story time on Saturday at 10 am.', addresses: ['https://social.example/@parks/7'] },
      ...{ wentOutAt: inHours(-90), cameDownAt: inHours(-30), how: 'elsewhere', by: null, why: null },
      correctedBy: [],
    },
  )
}

/** What was kept of a post: one file with a time stamp, and one that was disposed of. */
export const captured = ({ api: { store } }: DoubleServer): void => {
  const one = { subject: 'post-story', publication: 'post-story:libraries', connector: 'facebook@1' }
  const digest = 'ab'.repeat(32)
  const path = '/api/v1/captures/capture-1'
  store.publishing.captures.push(
    {
      ...{ ...one, id: 'capture-1', at: inHours(-2), digest, bytes: 48_200, bodies: [digest] },
      files: { warc: `${path}.warc.gz`, wacz: `${path}.wacz` },
      answers: (['stranger', 'account'] as const).map((as) => ({
        ...{ address: 'https://social.example/7', method: 'GET', as, at: inHours(-2), status: 200 },
        ...{
          type: 'text/html',
          bytes: 9000,
          received: digest,
          kept: digest,
          leftOut: [],
          offset: 0,
          length: 9,
        },
      })),
      stamp: {
        ...{ state: 'stamped', at: inHours(-1.9), authority: 'Example Time', serial: '01' },
        says: 'The clock of somebody else has signed that this was there.',
      },
    },
    {
      ...{
        ...one,
        id: 'capture-2',
        at: inHours(-1),
        digest,
        bytes: 900,
        bodies: [],
        files: null,
        answers: null,
      },
      stamp: { state: 'none', says: 'No time stamp: no authority was set when this was captured.' },
    },
  )
}

type Put = (server: DoubleServer) => unknown
/** Puts something there meanwhile, and waits until the screen shows it. */
export const reached =
  (shows: string, ...puts: readonly Put[]) =>
  async (page: Page, server: DoubleServer) => {
    for (const put of puts) put(server)
    await page.reload()
    await page.getByText(shows).first().waitFor()
  }
export const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()

/** The screens of what goes out, in the states in which people meet them. */
export const publishingScreens: readonly Screen[] = [
  {
    name: 'post-on-channels',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Approve exactly this',
    reach: reached('Ready for you to post', onItsWay.out),
  },
  {
    name: 'post-by-hand',
    as: dana,
    path: '/posts/post-pool',
    shows: 'Approve exactly this',
    reach: async (page, server) => {
      await reached('Ready for you to post', onItsWay.out)(page, server)
      await press(page, 'I have posted it: Saltlake Pools')
      await page.getByRole('dialog').getByRole('button', { name: 'I have posted it' }).click()
      await page.getByText('Paste the whole address').waitFor()
    },
  },
  {
    name: 'post-unknown',
    as: dana,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: reached('will not send it twice', onItsWay.unknown),
  },
  {
    name: 'post-differs',
    as: dana,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: async (page, server) => {
      await reached('not as it was approved', onItsWay.differs)(page, server)
      await page.getByText('What happened on Example Libraries').click()
    },
  },
  {
    name: 'post-stopped-not-mine',
    as: sam,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: reached('Letting a post go is for', onItsWay.stopped),
  },
  {
    name: 'post-ask-whether',
    as: dana,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: async (page, server) => {
      await reached('Only a person can see', onItsWay.asked)(page, server)
      await press(page, 'It is not there: Example Libraries')
      await page.getByLabel('Why').waitFor()
    },
  },
  {
    name: 'post-taken-down',
    as: dana,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: async (page, server) => {
      await reached('Copies may remain', onItsWay.down, captured)(page, server)
      await page.getByText('What was kept of it').click()
      await page.getByText('Example Time').waitFor()
    },
  },
  {
    name: 'post-correct',
    as: sam,
    path: '/posts/post-story',
    shows: 'Its story',
    reach: async (page, server) => {
      await reached('Correct this post', onItsWay.correctable)(page, server)
      await press(page, 'Correct this post')
      await page.getByRole('dialog').getByText('answered underneath').waitFor()
    },
  },
  {
    name: 'posts-out',
    as: dana,
    path: '/posts?show=out',
    shows: 'Nothing is out',
    reach: reached('Posted in part: needs you', onItsWay.out, onItsWay.differs),
  },
  { name: 'taken-down-empty', as: dana, path: '/taken-down', shows: 'Nothing came down' },
  {
    name: 'taken-down',
    as: vera,
    path: '/taken-down',
    shows: 'Nothing came down',
    reach: reached('we do not know who', cameDown),
  },
  {
    name: 'taken-down-wrong-days',
    as: dana,
    path: '/taken-down',
    shows: 'Nothing came down',
    reach: async (page) => {
      await page.getByText('Other days, or one channel').click()
      await page.getByLabel('First day').fill('2026-11-20')
      await page.getByLabel('Last day').fill('2026-11-10')
      await press(page, 'Show these')
      await page.getByText('not before the first').waitFor()
    },
  },
  {
    name: 'publishing-looked',
    as: dana,
    path: '/publishing',
    shows: 'Nothing waits for anybody.',
    reach: async (page) => {
      await press(page, 'Look now')
      await page.getByText('Nothing new is there').waitFor()
    },
  },
  { name: 'publishing-empty', as: dana, path: '/publishing', shows: 'Nothing waits for anybody.' },
  {
    name: 'publishing',
    as: dana,
    path: '/publishing',
    shows: 'Nothing waits for anybody.',
    reach: reached('Publishing is paused', onItsWay.paused, onItsWay.out, onItsWay.stopped, onItsWay.next),
  },
  {
    name: 'publishing-for-an-author',
    as: sam,
    path: '/publishing',
    shows: 'Pausing is for approvers',
  },
  {
    name: 'publishing-pause',
    as: dana,
    path: '/publishing',
    shows: 'Nothing waits for anybody.',
    reach: async (page) => {
      await press(page, 'Pause publishing')
      await page.getByLabel('One platform').check({ force: true })
      await press(page, 'Pause it now')
      await page.getByText('Choose what to pause.').waitFor()
    },
  },
  {
    name: 'publishing-go-on',
    as: dana,
    path: '/publishing',
    shows: 'Nothing waits for anybody.',
    reach: async (page, server) => {
      await reached('Publishing is paused', onItsWay.paused)(page, server)
      await press(page, 'Let publishing go on: Everything')
      await page.getByRole('dialog').getByText('Nothing that was due meanwhile').waitFor()
    },
  },
  {
    name: 'home-paused',
    as: dana,
    path: '/home',
    shows: 'What waits for you',
    reach: reached('Publishing is paused', onItsWay.paused, onItsWay.stopped),
  },
  {
    name: 'channel-credential',
    as: sam,
    path: `/registers/channels/${parksMastodon}`,
    shows: 'What a program signs in with',
    reach: async (page, server) => {
      server.api.store.own(sam)
      await page.reload()
      await press(page, 'Put one in')
      await page.getByLabel('Where the account lives').waitFor()
    },
  },
]
