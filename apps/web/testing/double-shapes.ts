import {
  ActRow,
  AddedMedia,
  ApiTokens,
  Colleague,
  ConfirmedLink,
  DemonstrationPeople,
  Health,
  Held,
  JobsPage,
  LinksPage,
  LogKeys,
  MadeLink,
  Me,
  MediaFile,
  MediaPage,
  MergePreview,
  MyAccess,
  Named,
  NoticePage,
  NoticeSettingsReply,
  Passkeys,
  PeopleImport,
  PeopleList,
  PersonPage,
  RoleRow,
  Sessions,
  SignInWays,
  SurveillanceNoticeReply,
  UnitRow,
  Why,
} from '@secondlook/contract'
import { z } from 'zod'

// Each answer is held against its shape in the contract, so that the double cannot drift from what was agreed.
const as = (shape: z.ZodType) => (body: unknown) => ({ status: 200, body: shape.parse(body) })
const list = (shape: z.ZodType) => as(z.object({ items: z.array(shape) }))

export const signInWays = as(SignInWays)
export const demoPeople = as(DemonstrationPeople)
export const me = as(Me)
export const notices = as(NoticePage)
export const noticeSettings = as(NoticeSettingsReply)
export const names = list(Named)
export const units = list(UnitRow)
export const people = as(PeopleList)
export const colleague = as(Colleague)
export const person = as(PersonPage)
export const mergePreview = as(MergePreview)
export const imported = as(PeopleImport)
export const roles = list(RoleRow)
export const acts = list(ActRow)
export const why = as(Why)
export const access = as(MyAccess)
export const sessions = as(Sessions)
export const tokens = as(ApiTokens)
export const passkeys = as(Passkeys)
export const links = as(LinksPage)
export const madeLink = as(MadeLink)
export const confirmedLink = as(ConfirmedLink)
export const held = as(Held)
export const surveillance = as(SurveillanceNoticeReply)
export const logKeys = as(LogKeys)
export const health = as(Health)
export const jobs = as(JobsPage)
export const addedMedia = as(AddedMedia)
export const mediaFile = as(MediaFile)
export const mediaPage = as(MediaPage)
