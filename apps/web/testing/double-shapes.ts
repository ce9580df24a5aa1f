import {
  ActRow,
  AddedEntry,
  AddedMedia,
  ApiTokens,
  AttentionList,
  CalendarFeeds,
  CaptureList,
  Colleague,
  CommentBoard,
  CommentPage,
  ComplaintAnswer,
  ComplaintCode,
  ComplaintPage,
  ConfirmedLink,
  CorrectionPlan,
  CredentialList,
  DemonstrationPeople,
  DoneToComment,
  EntryList,
  EntryPage,
  FalseAlarms,
  FileImport,
  FilledTemplates,
  Health,
  Held,
  HouseRules,
  IncidentList,
  IncidentPage,
  InForcePage,
  JobsPage,
  LibraryPage,
  LinksPage,
  LogKeys,
  LookedUp,
  MadeCalendarFeed,
  MadeLink,
  Me,
  MediaFile,
  MediaPage,
  MergePreview,
  MovedPost,
  MyAccess,
  MyAcknowledgement,
  Named,
  NoticePage,
  NoticeSettingsReply,
  OfficialAccounts,
  OfficialAnswer,
  OnDuty,
  PacksPage,
  Passkeys,
  PeopleList,
  PersonPage,
  PolicyAt,
  PolicyPreview,
  PostCalendar,
  PostChanges,
  PostChannels,
  PostCheck,
  PostDraft,
  PostList,
  PostPage,
  PostVersion,
  Publications,
  PublishingNow,
  RegisterRows,
  ReplyTemplates,
  RoleRow,
  SavedDraft,
  SavedVersion,
  Sessions,
  SignInWays,
  StillToRead,
  SurveillanceNoticeReply,
  TakenDown,
  UnitRow,
  WhoIsThere,
  Why,
} from '@secondlook/contract'
import { z } from 'zod'

// Each answer is held against its shape in the contract, so that the double cannot drift from what was agreed.
const as = (shape: z.ZodType) => (body: unknown) => ({ status: 200, body: shape.parse(body) })
const list = (shape: z.ZodType) => as(z.object({ items: z.array(shape) }))

export const signInWays = as(SignInWays)
export const demoPeople = as(DemonstrationPeople)
export const postChannels = as(PostChannels)
export const lookedUp = as(LookedUp)
export const me = as(Me)
export const notices = as(NoticePage)
export const noticeSettings = as(NoticeSettingsReply)
export const names = list(Named)
export const units = list(UnitRow)
export const people = as(PeopleList)
export const colleague = as(Colleague)
export const person = as(PersonPage)
export const mergePreview = as(MergePreview)
export const imported = as(FileImport)
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
export const inForce = as(InForcePage)
export const policyAt = as(PolicyAt)
export const packs = as(PacksPage)
export const preview = as(PolicyPreview)
export const library = as(LibraryPage)
export const acknowledgement = as(MyAcknowledgement)
export const stillToRead = as(StillToRead)
export const registers = as(RegisterRows)
export const attention = as(AttentionList)
export const entries = as(EntryList)
export const entry = as(EntryPage)
export const addedEntry = as(AddedEntry)
export const credentials = as(CredentialList)
export const official = as(OfficialAccounts)
export const onDuty = as(OnDuty)
export const officialAnswer = as(OfficialAnswer)
export const addedMedia = as(AddedMedia)
export const mediaFile = as(MediaFile)
export const mediaPage = as(MediaPage)
export const postList = as(PostList)
export const postPage = as(PostPage)
export const postChanges = as(PostChanges)
export const postVersion = as(PostVersion)
export const replyTemplates = as(ReplyTemplates)
export const filledTemplates = as(FilledTemplates)
export const falseAlarms = as(FalseAlarms)
export const calendar = as(PostCalendar)
export const movedPost = as(MovedPost)
export const calendarFeeds = as(CalendarFeeds)
export const madeCalendarFeed = as(MadeCalendarFeed)
export const postDraft = as(PostDraft)
export const savedDraft = as(SavedDraft)
export const whoIsThere = as(WhoIsThere)
export const postCheck = as(PostCheck)
export const savedVersion = as(SavedVersion)
export const publications = as(Publications)
export const captureList = as(CaptureList)
export const correctionPlan = as(CorrectionPlan)
export const takenDown = as(TakenDown)
export const publishingNow = as(PublishingNow)
export const incidentList = as(IncidentList)
export const incidentPage = as(IncidentPage)
export const commentBoard = as(CommentBoard)
export const commentPage = as(CommentPage)
export const complaintPage = as(ComplaintPage)
export const doneToComment = as(DoneToComment)
export const houseRules = as(HouseRules)
export const complaintCode = as(ComplaintCode)
export const complaintAnswer = as(ComplaintAnswer)
