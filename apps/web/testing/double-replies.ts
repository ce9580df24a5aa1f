import { FillTemplate, fillWords, parseTemplate, type ReplyTemplates } from '@secondlook/contract'
import { bad, type Route } from './double-exchange.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** Templates for replies that somebody has approved. */
const approved: ReplyTemplates['templates'] = [
  {
    ...{ id: 'template-closed', title: 'A park is closed', channels: ['parks', 'city'], conditions: null },
    text: 'Sorry, {park: up to 12 letters} is closed until {day: a day}. The {side: north or south} gate opens first.',
  },
  {
    ...{ id: 'template-thanks', title: 'Thank you', channels: [] },
    text: 'Thank you, {name: up to 20 letters}! We have told the team.',
    conditions: 'For praise in which nothing is asked.',
  },
]

/** Whether a reply is approved is as the slots say; only the real server looks at everything else. */
export const repliesRoutes = (store: DoubleStore): readonly Route[] => [
  [
    'GET /posts/templates',
    false,
    () => shape.replyTemplates({ templates: store.posts.hasTemplates ? approved : [] }),
  ],
  [
    'POST /posts/fill',
    false,
    ({ json, me }) => {
      const { template: id, channel, replies } = FillTemplate.parse(json)
      const template = approved.find((one) => one.id === id)
      const parsed = parseTemplate(template?.text ?? '')
      if (!template || !parsed.ok || !store.posts.hasTemplates)
        throw bad([{ path: 'template', says: 'Choose a template that is approved.' }])
      const posts = replies.map(({ about, slots }) => {
        const isSame = ({ body }: (typeof store.posts.items)[number]): boolean =>
          body.template === id && body.variants.some((one) => one.channel === channel && one.about === about)
        const already = store.posts.items.find(isSame)?.id ?? null
        if (already !== null)
          return {
            ...{ id: null, isApproved: false, already },
            says: 'This is answered with the template already, so nothing was begun.',
          }
        const { text, wrong } = fillWords(parsed.parts, slots)
        const post = store.posts.add({ id: store.id(), by: me, unit: null })
        const variants = [{ channel, text: null, title: null, warning: null, about }]
        post.body = { ...post.body, kind: 'reply', text, template: id, variants }
        if (wrong.length === 0) {
          post.body = { ...post.body, tier: 'T0', ai: 'none' }
          store.posts.saveVersion(post, me)
          post.state = 'approved'
        }
        const says =
          wrong.length === 0
            ? 'It is approved, because it fills the template within its slots.'
            : `${wrong.join(', ')}: not within what the slot allows, so this is an ordinary draft that needs approval.`
        return { id: post.id, isApproved: wrong.length === 0, says, already: null }
      })
      return shape.filledTemplates({ posts })
    },
  ],
]
