import type {
  AnswerComplaint,
  CommentBoard,
  CommentPage,
  ComplaintAnswer,
  ComplaintCode,
  ComplaintPage,
  DoneToComment,
  HouseRules,
  ModerateComment,
  NewComplaint,
  SecondLook,
} from '@secondlook/contract'
import type { z } from 'zod'
import { call, sayQuery } from './reach/call.ts'

export type CommentQuery = { readonly channel?: string; readonly post?: string; readonly show?: string }

const enc = encodeURIComponent

/** What is asked about comments under our posts. A part of `api`. */
export const commentsApi = {
  commentBoard: (query: CommentQuery) => call<CommentBoard>('GET', `/comments${sayQuery(query)}`),
  oneComment: (id: string) => call<CommentPage>('GET', `/comments/${enc(id)}`),
  moderate: (id: string, asked: ModerateComment) =>
    call<DoneToComment>('POST', `/comments/${enc(id)}/acts`, { body: asked }),
  takeSecondLook: (id: string, act: string, look: SecondLook) =>
    call<void>('POST', `/comments/${enc(id)}/acts/${enc(act)}/look`, { body: look }),
  sayWhetherDone: (id: string, act: string, said: { readonly isDone: boolean; readonly note: string }) =>
    call<void>('POST', `/comments/${enc(id)}/acts/${enc(act)}/whether`, { body: said }),
  commentRequest: (id: string) => call<ComplaintPage>('GET', `/comment-requests/${enc(id)}`),
  answerRequest: (id: string, answer: AnswerComplaint) =>
    call<void>('POST', `/comment-requests/${enc(id)}/answer`, { body: answer }),

  houseRules: (channel: string) => call<HouseRules>('GET', `/house-rules/${enc(channel)}`),
  askForAnotherLook: (channel: string, asked: NewComplaint) =>
    call<z.infer<typeof ComplaintCode>>('POST', `/house-rules/${enc(channel)}/requests`, { body: asked }),
  answerUnder: (code: string) => call<ComplaintAnswer>('POST', '/house-rules/answer', { body: { code } }),
}
