import {
  emptyBody,
  emptyMargin,
  type PostBody,
  type PostCheck,
  type PostFinding,
  type PostMargin,
} from '@secondlook/contract'
import { inHours } from './double-exchange.ts'
import { aroha, dana, uuid as personAt, sam } from './double-people.ts'
import { type DoublePost, type DoublePosts, type DoubleStep, noCheck } from './double-posts.ts'

const mina = personAt(5)
const [parksUnit, poolsUnit, librariesUnit] = [901, 902, 904].map(personAt) as [string, string, string]

const on = (...channels: string[]): PostBody['variants'] =>
  channels.map((channel) => ({ channel, text: null, title: null, warning: null, about: null }))
const bodyOf = (text: string, channels: string[], more: Partial<PostBody> = {}): PostBody => ({
  ...{ ...emptyBody, text, variants: on(...channels), tier: 'T1', ai: 'none' },
  ...more,
})
const picture = (media: string, alt: string, credit: string | null = null) => ({
  ...{ media, alt, credit, asset: null, people: [] },
})
const titled = (title: string, more: Partial<PostMargin> = {}): PostMargin => ({
  ...emptyMargin,
  title,
  ...more,
})
const step = (name: string, dueInHours: number | null, more: Partial<DoubleStep> = {}): DoubleStep => ({
  ...{ name, need: 1, of: null, due: dueInHours === null ? null : inHours(dueInHours) },
  ...more,
})

const found = (
  text: string,
  words: string,
  more: Partial<PostFinding> & Pick<PostFinding, 'rule'>,
): PostFinding => {
  const from = text.indexOf(words)
  return {
    ...{ clause: '7.4c', advice: 'ask', basis: 'judgement', message: '', remedy: '', detector: 'words' },
    spans: from < 0 ? [] : [{ in: 'text', from, to: from + words.length }],
    ...{ key: `${more.rule} ${words}`, channel: null, mayBeAnswered: true, ...more },
  }
}
const checkOf = (findings: readonly PostFinding[]): PostCheck => ({
  ...noCheck,
  advice: findings.some(({ advice }) => advice === 'stop') ? 'stop' : (findings[0]?.advice ?? 'clear'),
  findings: [...findings],
})

/** Posts in each state in which people meet them, all invented. */
export function seedPosts(posts: DoublePosts): void {
  for (const seed of [pool, oval, library, trees, story, tram, flood, bus, swim]) seed(posts)
}

/** Nothing has to be answered: one tap. */
function pool(posts: DoublePosts): void {
  const text =
    'The outdoor pool at Saltlake is closed this Friday while we fix the pump. The indoor pool is open from 6 am. More at https://www.example.org/pools'
  const post = posts.add({
    ...{ id: 'post-pool', unit: poolsUnit, by: sam },
    margin: titled('Pool closed on Friday', {
      campaign: 'Summer',
      notes: 'Ring the swim school before it goes out.',
    }),
    body: bodyOf(text.replace('this Friday', 'on Thursday'), ['pools', 'parks'], {
      pictures: [picture('pool-old', 'The empty pool.')],
    }),
  })
  posts.saveVersion(post, sam, { at: inHours(-27) })
  posts.askFor(post, sam, [step('Approval', 4)], { at: inHours(-26.9) })
  posts.decide(post, dana, {
    does: 'return',
    at: inHours(-25),
    reason: 'The works team says Friday. Please look once more.',
  })
  post.body = bodyOf(text, ['pools', 'parks'], {
    pictures: [
      picture('pool-dawn', 'The outdoor pool at dawn, empty, with a ladder at its edge.', 'Example City'),
    ],
    schedule: { kind: 'at', at: inHours(20), latest: inHours(40) },
    sources: [{ fact: 'The pump is fixed on Friday', source: 'https://works.example/pump', checkedBy: sam }],
  })
  post.comments.push(
    {
      ...{
        id: 'comment-1',
        by: dana,
        at: inHours(-25),
        text: 'Which pool is it? There are two.',
        replyTo: null,
      },
      anchor: { version: 1, field: 'text', from: 4, to: 16, quote: 'outdoor pool' },
      ...{ suggestion: null, state: 'settled' },
    },
    {
      ...{
        id: 'comment-2',
        by: sam,
        at: inHours(-24.5),
        text: 'The outdoor one. It says so now.',
        replyTo: 'comment-1',
      },
      ...{ anchor: null, suggestion: null, state: 'open' },
    },
    {
      ...{ id: 'comment-3', by: aroha, at: inHours(-2), text: 'People ask from when on.', replyTo: null },
      anchor: { version: 2, field: 'text', from: 93, to: 107, quote: 'is open from 6 am' },
      ...{ suggestion: 'is open from 6 am to 9 pm', state: 'open' },
    },
  )
  posts.saveVersion(post, sam, { at: inHours(-3) })
  posts.askFor(post, sam, [step('Approval', 3)], { at: inHours(-2.9) })
}

/** Two judgements to answer, sensitive, the second of two steps. */
function oval(posts: DoublePosts): void {
  const text =
    'Oval works begin on Monday. Residents who complained last year got it badly wrong: the new lights will not shine into any home. Ask Councillor Reed if you doubt it.'
  const findings = [
    found(text, 'got it badly wrong', {
      ...{ rule: 'unkind-words', advice: 'ask', clause: '7.4c' },
      message: 'This is hard on people who can be recognised by their neighbours.',
      remedy: 'Say what is so, and leave out what you think of them.',
    }),
    found(text, 'Ask Councillor Reed', {
      ...{ rule: 'elected-member-named', advice: 'stop', clause: '8.2a' },
      message: 'This names somebody who stands for election.',
      remedy: 'Lead to the office and not to the person.',
    }),
    found(text, 'on Monday', {
      ...{ rule: 'date-without-year', advice: 'think', clause: '7.2' },
      message: 'A day of the week is read otherwise next week.',
      remedy: 'Write the date beside it.',
    }),
  ]
  const post = posts.add({
    ...{
      id: 'post-oval',
      unit: poolsUnit,
      by: sam,
      margin: titled('Oval works begin', { campaign: 'Works' }),
    },
    body: bodyOf(text, ['pools'], { tier: 'T2', ai: 'assisted' }),
  })
  posts.saveVersion(post, sam, { at: inHours(-8), check: checkOf(findings) })
  posts.askFor(
    post,
    sam,
    [step('Communications', -4, { of: [aroha] }), step('Director', 6, { of: [dana] })],
    { at: inHours(-7.5) },
  )
  posts.decide(post, aroha, {
    ...{ does: 'approve', at: inHours(-5), step: 'Communications' },
    answers: [
      { finding: findings[0]?.key ?? '', reason: 'The residents’ group used the same words about itself.' },
      {
        finding: findings[1]?.key ?? '',
        reason: 'The councillor asked to be named, and there is no election.',
      },
    ],
  })
}

function library(posts: DoublePosts): void {
  const post = posts.add({
    ...{
      id: 'post-library',
      unit: librariesUnit,
      by: sam,
      margin: titled('Library hours over the holidays'),
    },
    body: bodyOf('The library opens at 10 am from 24 December to 3 January.', ['libraries', 'news']),
  })
  posts.saveVersion(post, sam, { at: inHours(-50) })
  posts.askFor(post, sam, [step('Approval', -26)], { at: inHours(-49) })
  posts.decide(post, dana, {
    does: 'return',
    at: inHours(-28),
    reason: 'We are closed on 25 December. Please say so.',
  })
  post.state = 'returned'
}

function trees(posts: DoublePosts): void {
  const post = posts.add({
    ...{
      id: 'post-trees',
      unit: parksUnit,
      by: sam,
      margin: titled('Two hundred trees', { campaign: 'Summer' }),
    },
    body: bodyOf('We planted 200 trees along the lake.', ['parks', 'city']),
  })
  posts.saveVersion(post, sam, { at: inHours(-30) })
  post.body = { ...post.body, text: 'We planted 212 trees along the lake, and you can water them.' }
  post.revision++
}

function story(posts: DoublePosts): void {
  const post = posts.add({
    ...{
      id: 'post-story',
      unit: librariesUnit,
      by: mina,
      margin: titled('Story time on Saturday', { campaign: 'Reading' }),
    },
    body: bodyOf('Story time on Saturday at 10 am. Bring a cushion.', ['libraries'], {
      schedule: { kind: 'at', at: inHours(5), latest: inHours(30) },
    }),
  })
  posts.saveVersion(post, mina, { at: inHours(-20) })
  posts.askFor(post, mina, [step('Approval', -10)], { at: inHours(-19) })
  posts.decide(post, dana, { does: 'approve', at: inHours(-12), step: 'Approval' })
  post.state = 'approved'
}

/** Told the neutral answer: it looks like work that is not public. */
function tram(posts: DoublePosts): void {
  const post = posts.add({
    ...{ id: 'post-tram', unit: parksUnit, by: sam, margin: titled('New paths by the water') },
    body: bodyOf('The new path by the water meets the tram stop.', ['city']),
    neutral: { state: 'asked', link: null },
  })
  posts.saveVersion(post, sam, { at: inHours(-6) })
  posts.askFor(post, sam, [step('Approval', 20)], { at: inHours(-5.8) })
}

function flood(posts: DoublePosts): void {
  const post = posts.add({
    ...{ id: 'post-flood', unit: parksUnit, by: sam, margin: titled('Lower path is under water') },
    body: bodyOf(
      'The lower lake path is under water. Stay away, and ring 000 if somebody is in danger.',
      ['parks', 'pools', 'city'],
      {
        tier: 'T3',
      },
    ),
  })
  posts.saveVersion(post, sam, { at: inHours(-0.3) })
  posts.askFor(post, sam, [step('Two people, for every channel', 0.4, { need: 2 })], {
    ...{ at: inHours(-0.2), emergency: 'The river is over the path and people are walking there.' },
  })
}

function bus(posts: DoublePosts): void {
  const post = posts.add({
    ...{ id: 'post-bus', unit: parksUnit, by: mina, margin: titled('Free shuttle to the show') },
    body: bodyOf('A free shuttle runs to the show every ten minutes.', ['city']),
  })
  posts.saveVersion(post, mina, { at: inHours(-70) })
  posts.askFor(post, mina, [step('Approval', -40)], { at: inHours(-69) })
  posts.decide(post, aroha, { does: 'hold', at: inHours(-44), reason: 'The operator has not confirmed it.' })
  post.state = 'held'
}

/** Approved, and two words changed since. */
function swim(posts: DoublePosts): void {
  const post: DoublePost = posts.add({
    ...{ id: 'post-swim', unit: poolsUnit, by: sam, margin: titled('Swimming lessons') },
    body: bodyOf('Swimming lessons begin on 2 February. Places for 40 children.', ['pools']),
  })
  posts.saveVersion(post, sam, { at: inHours(-33) })
  posts.askFor(post, sam, [step('Approval', -20)], { at: inHours(-32) })
  posts.decide(post, dana, { does: 'approve', at: inHours(-24), step: 'Approval' })
  post.body = { ...post.body, text: 'Swimming lessons begin on 9 March. Places for 40 children.' }
  posts.saveVersion(post, sam, { at: inHours(-1) })
}
