import type {
  CalendarFeeds,
  Decide,
  FalseAlarm,
  FalseAlarms,
  FilledTemplates,
  FillTemplate,
  MadeCalendarFeed,
  MakeCalendarFeed,
  MovedPost,
  MovePost,
  NewComment,
  PostCalendar,
  PostChanges,
  PostList,
  PostPage,
  ReplyTemplates,
  SettleNeutral,
} from '@secondlook/contract'
import type { z } from 'zod'
import { draftApi } from './posts/draft-api.ts'
import { call } from './reach/call.ts'

export type PostsFilter = {
  readonly show?: string | undefined
  readonly channel?: string | undefined
  readonly unit?: string | undefined
  readonly campaign?: string | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
}
export type Decision = z.infer<typeof Decide>
type Comment = z.infer<typeof NewComment>
export type NeutralAnswer = z.infer<typeof SettleNeutral>
type Alarm = z.infer<typeof FalseAlarm>
/** What is done to a post with a reason and decides nothing about its words. */
export type PostDeed = 'recall' | 'drop' | 'look-after'
export type CommentDeed = 'settle' | 'take' | 'decline'

const enc = encodeURIComponent

/** What is asked about posts: writing them, reading and deciding on them, and the calendar. A part of `api`. */
export const postsApi = {
  ...draftApi,

  // Posts: what is written, and what is said of it
  replyTemplates: () => call<ReplyTemplates>('GET', '/posts/templates'),
  fillTemplate: (filled: z.infer<typeof FillTemplate>) =>
    call<FilledTemplates>('POST', '/posts/fill', { body: filled }),
  posts: (filter: PostsFilter) => call<PostList>('GET', '/posts', { query: filter }),
  post: (id: string) => call<PostPage>('GET', `/posts/${enc(id)}`),
  postChanges: (id: string, from: number, to: number) =>
    call<PostChanges>('GET', `/posts/${enc(id)}/changes`, { query: { from: String(from), to: String(to) } }),
  decide: (id: string, said: Decision) => call<void>('POST', `/posts/${enc(id)}/decisions`, { body: said }),
  doToPost: (id: string, deed: PostDeed, reason: string) =>
    call<void>('POST', `/posts/${enc(id)}/${deed}`, { body: { reason } }),
  nudge: (id: string) => call<void>('POST', `/posts/${enc(id)}/nudge`, {}),
  comment: (id: string, said: Comment) =>
    call<{ id: string }>('POST', `/posts/${enc(id)}/comments`, { body: said }),
  answerComment: (id: string, comment: string, deed: CommentDeed) =>
    call<void>('POST', `/posts/${enc(id)}/comments/${enc(comment)}/${deed}`, {}),
  settleNeutral: (id: string, said: NeutralAnswer) =>
    call<void>('POST', `/posts/${enc(id)}/neutral`, { body: said }),
  tellFalseAlarm: (id: string, alarm: Alarm) =>
    call<{ id: string }>('POST', `/posts/${enc(id)}/false-alarms`, { body: alarm }),
  falseAlarms: () => call<FalseAlarms>('GET', '/false-alarms'),
  falseAlarmNoted: (id: string) => call<void>('POST', `/false-alarms/${enc(id)}/noted`, {}),

  // The calendar
  calendar: (asked: { readonly [name in 'from' | 'to' | 'channel' | 'campaign']: string | undefined }) =>
    call<PostCalendar>('GET', '/posts/calendar', { query: asked }),
  movePost: (post: string, move: z.infer<typeof MovePost>) =>
    call<z.infer<typeof MovedPost>>('POST', `/posts/${enc(post)}/move`, { body: move }),
  calendarFeeds: () =>
    call<z.infer<typeof CalendarFeeds>>('GET', '/calendar-feeds').then(({ feeds }) => feeds),
  makeCalendarFeed: (feed: z.infer<typeof MakeCalendarFeed>) =>
    call<z.infer<typeof MadeCalendarFeed>>('POST', '/calendar-feeds', { body: feed }),
  endCalendarFeed: (id: string) => call<void>('DELETE', `/calendar-feeds/${enc(id)}`),
}
