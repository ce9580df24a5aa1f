export {
  Advice,
  Assessment,
  Finding,
  LineRefusal,
  Overall,
  Requirement,
  RequirementKind,
  Span,
} from './assessment.ts'
export {
  Audience,
  Author,
  Capacity,
  Draft,
  IsoTime,
  LevelBand,
  Media,
  OwnWork,
  Place,
  Represents,
} from './draft.ts'
export { contactKinds, permissionKinds } from './entries/asking.ts'
export { channelLives, platforms } from './entries/channels.ts'
export {
  type AnyValues,
  changedValues,
  emptyOf,
  type Field,
  type Fields,
  fillIn,
  isEmpty,
  isList,
  type Options,
  type Value,
  type Values,
} from './entries/field.ts'
export type { Deed, Register } from './entries/register.ts'
export {
  isRegister,
  type RegisterName,
  registerNames,
  registerOf,
  registers,
} from './entries/registers.ts'
export {
  Notice,
  NoticeHours,
  NoticePage,
  NoticePageQuery,
  NoticeSettings,
  NoticeSettingsReply,
} from './notices.ts'
export {
  AdviceRow,
  Case,
  Clause,
  Condition,
  Instrument,
  InstrumentKind,
  Pack,
  PackHead,
  RequirementRule,
  Rule,
} from './pack.ts'
export {
  CollectionNoticeReply,
  Held,
  NewSurveillanceNotice,
  SurveillanceNotice,
  SurveillanceNoticeReply,
  SurveillanceSays,
  SurveillanceSeen,
} from './privacy.ts'
export { LogConsistency, LogKeys, RecordedEvent, RecordPage, ShownPart } from './records.ts'
export {
  Asset,
  Channel,
  Consent,
  Initiative,
  RegisteredPerson,
  Registers,
  Spokesperson,
} from './registers.ts'
export { Acting, Leave } from './screens/absence.ts'
export { ActRow, MyAccess, RoleRow, Why } from './screens/access.ts'
export { AskChannels, Asked, AskWithRegisters, WhomToAsk } from './screens/asking.ts'
export {
  CredentialKind,
  CredentialList,
  CredentialRow,
  credentialKinds,
  EndCredential,
  KeepCredential,
  KeptCredential,
} from './screens/credentials.ts'
export {
  Basis,
  Bound,
  Colleague,
  HeldRole,
  MergePreview,
  PeopleList,
  PersonEntry,
  PersonPage,
  PersonRow,
  UnitRow,
} from './screens/directory.ts'
export { FileImport } from './screens/file-import.ts'
export { Health } from './screens/health.ts'
export { Named, Problem } from './screens/named.ts'
export { JobsPage } from './screens/operations.ts'
export {
  Acknowledge,
  EndInForce,
  InForcePage,
  InForceRow,
  LibraryEntry,
  LibraryPage,
  LibraryQuery,
  MyAcknowledgement,
  PacksPage,
  PolicyAt,
  PolicyAtQuery,
  PolicyPreview,
  PreviewInForce,
  PutInForce,
  StillToRead,
} from './screens/policy.ts'
export {
  AddedEntry,
  AttentionItem,
  AttentionList,
  ChangeEntry,
  DoDeed,
  EndEntry,
  EntryChange,
  EntryInput,
  EntryList,
  EntryListQuery,
  EntryPage,
  EntryRow,
  EntryStanding,
  FieldValue,
  Moment,
  OfficialAccount,
  OfficialAccounts,
  OfficialAnswer,
  OfficialQuestion,
  RegisterRow,
  RegisterRows,
  ShownValue,
} from './screens/registers.ts'
export { Me } from './screens/session.ts'
export { LinksPage, PersonsLink } from './screens/ways-in.ts'
export {
  AddPasskey,
  ApiToken,
  ApiTokens,
  ConfirmedLink,
  DemonstrationPeople,
  Ended,
  Go,
  LinkByAccount,
  LinkFor,
  LinkOptions,
  MadeApiToken,
  MadeLink,
  MadePasskey,
  MakeApiToken,
  OpenLink,
  Passkey,
  Passkeys,
  RenamePasskey,
  Session,
  Sessions,
  ShownPasskey,
  SignedIn,
  SignedOut,
  SignInAs,
  SignInWays,
  SignInWithPasskey,
  UseLink,
} from './sign-in.ts'
