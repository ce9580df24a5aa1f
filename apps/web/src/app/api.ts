import type {
  ActRow,
  AddedEntry,
  AddedMedia,
  ApiToken,
  AskChannels,
  Asked,
  AskWithRegisters,
  AttentionList,
  ChangeEntry,
  Colleague,
  ConfirmedLink,
  CredentialList,
  DemonstrationPeople,
  DoDeed,
  EndEntry,
  EntryInput,
  EntryList,
  EntryPage,
  FileImport,
  Health,
  Held,
  InForcePage,
  Instrument,
  JobsPage,
  KeepCredential,
  LibraryPage,
  LinkFor,
  LinksPage,
  LogKeys,
  MadeApiToken,
  MadeLink,
  MakeApiToken,
  Me,
  MediaDeclaration,
  MediaFile,
  MediaPage,
  MergePreview,
  MyAccess,
  MyAcknowledgement,
  Named,
  Notice,
  NoticePage,
  NoticeSettings,
  NoticeSettingsReply,
  OfficialAccounts,
  OfficialAnswer,
  OnDuty,
  PacksPage,
  Passkey as PasskeyShape,
  PeopleList,
  PersonEntry,
  PersonPage,
  PolicyAt,
  PolicyPreview,
  PutInForce,
  RegisterName,
  RegisterRows,
  RoleRow,
  Session as SessionShape,
  SignInWays,
  StillToRead,
  SurveillanceNoticeReply,
  UnitRow,
  Why,
} from '@secondlook/contract'
import type { z } from 'zod'
import { commentsApi } from './comments-api.ts'
import { postsApi } from './posts-api.ts'
import { publishingApi } from './publishing-api.ts'
import { call } from './reach/call.ts'
import type { ReceiptFile } from './receipts/whole-receipt.ts'
import { takenDownApi } from './taken-down-api.ts'

export type EntriesFilter = {
  readonly search?: string | undefined
  readonly unit?: string | undefined
  readonly show?: string | undefined
  readonly at?: string | undefined
  readonly known?: string | undefined
  readonly after?: string | undefined
}
export type AsOf = Pick<EntriesFilter, 'at' | 'known'>
export type NewEntry = z.infer<typeof EntryInput>
export type ChangedEntry = z.infer<typeof ChangeEntry>
export type EndedEntry = z.infer<typeof EndEntry>
export type DoneDeed = z.infer<typeof DoDeed>
export type OfficialAnswerSaid = z.infer<typeof OfficialAnswer>

export type PeopleFilter = {
  readonly search?: string | undefined
  readonly unit?: string | undefined
  readonly bound?: string | undefined
  readonly ending?: string | undefined
  readonly after?: string | undefined
}
export type GrantInput = {
  readonly person: string
  readonly role: string
  readonly scope: { readonly kind: string; readonly id: string | null }
  readonly from: string | null
  readonly to: string | null
}
export type DelegationInput = {
  readonly grant: string
  readonly person: string
  readonly from: string | null
  /** The server says so where a last day is missing. */
  readonly to: string | null
}
export type LeaveInput = {
  readonly from: string | null
  readonly to: string | null
  readonly standsIn: string | null
}
export type ActingInput = {
  readonly person: string
  readonly actsFor: string
  readonly roles: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly reason?: string
}
export type WhyInput = { readonly person: string; readonly act: string; readonly object: string | undefined }

export type Session = z.infer<typeof SessionShape>
export type Passkey = z.infer<typeof PasskeyShape>
export type Token = z.infer<typeof ApiToken>
type Ways = z.infer<typeof SignInWays>
type DemoPeople = z.infer<typeof DemonstrationPeople>
type Link = z.infer<typeof LinkFor>
/** What somebody with a one-time link shows, and the first administrator says of themselves. */
export type LinkInput = {
  readonly secret: string
  readonly code?: string
  readonly name?: string
  readonly email?: string
}

/** What WebAuthn calls the JSON form of its options and credentials; the browser itself reads and writes it. */
export type PasskeyJson = Readonly<Record<string, unknown>>

type Options = { readonly options: PasskeyJson }
const optionsOf = ({ options }: Options) => options
const quiet = { interrupts: false }
const loud = { interrupts: true }
const readFile = async (answer: Response): Promise<ReceiptFile> => {
  const earlier = answer.headers.get('x-earlier') ?? 'none'
  return {
    text: await answer.text(),
    earlier: earlier === 'none' ? null : Number(earlier),
    total: Number(answer.headers.get('x-total')),
  }
}
const list = <Row>(path: string) => call<{ readonly items: readonly Row[] }>('GET', path).then(itemsOf)
const itemsOf = <Row>({ items }: { readonly items: readonly Row[] }) => items

/** Everything the screens ask of the server. Paths and shapes are those of `packages/contract`. */
export const api = {
  // Signing in, out, and once more
  me: () => call<Me>('GET', '/me', {}, quiet),
  waysIn: () => call<Ways>('GET', '/sign-in/ways', {}, quiet),
  demoPeople: () => call<DemoPeople>('GET', '/sign-in/demonstration', {}, quiet).then(({ people }) => people),
  signInDemo: (person: string) => call<void>('POST', '/sign-in/demonstration', { body: { person } }, quiet),
  passkeyOptions: () => call<Options>('POST', '/sign-in/passkey/options', {}, quiet).then(optionsOf),
  signInPasskey: (response: PasskeyJson) =>
    call<void>('POST', '/sign-in/passkey', { body: { response } }, quiet),
  signOut: () => call<{ readonly go: string | null }>('POST', '/sign-out', {}, quiet),
  stepUpDemo: () => call<void>('POST', '/session/step-up/demonstration', {}, quiet),
  stepUpOptions: () => call<Options>('POST', '/session/step-up/passkey/options', {}, quiet).then(optionsOf),
  stepUpPasskey: (response: PasskeyJson) =>
    call<void>('POST', '/session/step-up/passkey', { body: { response } }, quiet),
  openLink: (secret: string) => call<Link>('POST', '/sign-in/link', { body: { secret } }, quiet),
  linkOptions: (asked: LinkInput) =>
    call<Options>('POST', '/sign-in/link/options', { body: asked }, quiet).then(optionsOf),
  useLink: (asked: LinkInput & { readonly passkeyName: string; readonly response: PasskeyJson }) =>
    call<void>('POST', '/sign-in/link/passkey', { body: asked }, quiet),
  linkByWorkAccount: (shown: Pick<LinkInput, 'secret' | 'code'>) =>
    call<{ readonly go: string }>('POST', '/sign-in/link/oidc', { body: shown }, quiet),

  // What waits, what was told
  notices: () => call<NoticePage>('GET', '/notices').then(({ notices }) => notices),
  noticeDone: (id: string) => call<Notice>('POST', `/notices/${enc(id)}/done`, {}),
  noticeSettings: () => call<NoticeSettingsReply>('GET', '/notices/settings'),
  chooseNotices: (settings: NoticeSettings) =>
    call<NoticeSettingsReply>('PUT', '/notices/settings', { body: settings }),

  // People
  people: (filter: PeopleFilter) => call<PeopleList>('GET', '/people', { query: filter }),
  units: () => list<UnitRow>('/units'),
  person: (id: string) => call<PersonPage>('GET', `/people/${enc(id)}`),
  colleague: (id: string) => call<Colleague>('GET', `/people/${enc(id)}/card`),
  names: (ids: readonly string[]) =>
    call<{ readonly items: readonly Named[] }>('GET', '/people/names', {
      query: { ids: ids.join(',') },
    }).then(itemsOf),
  addPerson: (entry: PersonEntry) => call<{ id: string }>('POST', '/people', { body: { entry } }),
  editPerson: (id: string, state: string, entry: PersonEntry) =>
    call<void>('PUT', `/people/${enc(id)}`, { body: { state, entry } }),
  previewMerge: (kept: string, merged: string) =>
    call<MergePreview>('POST', '/people/merges/preview', { body: { kept, merged } }),
  merge: (kept: string, merged: string, reason: string) =>
    call<{ id: string }>('POST', '/people/merges', { body: { kept, merged, reason } }),
  split: (id: string, reason: string) =>
    call<void>('POST', `/people/merges/${enc(id)}/split`, { body: { reason } }),
  readPeopleFile: (file: string, text: string) =>
    call<FileImport>('POST', '/people/imports', { text, query: { file } }),
  confirmImport: (id: string) => call<FileImport>('POST', `/people/imports/${enc(id)}/confirm`, {}),
  importState: (id: string) => call<FileImport>('GET', `/people/imports/${enc(id)}`),

  // Away, and a new way in
  recordLeave: (person: string, leave: LeaveInput) =>
    call<void>('POST', `/people/${enc(person)}/leave`, { body: leave }),
  endLeave: (id: string) => call<void>('DELETE', `/leave/${enc(id)}`),
  makeActing: (input: ActingInput) => call<void>('POST', '/roles/actings', { body: input }),
  endActing: (id: string, reason: string) =>
    call<void>('POST', `/roles/actings/${enc(id)}/end`, { body: { reason } }),
  links: (person: string) => call<LinksPage>('GET', `/people/${enc(person)}/enrolments`),
  makeLink: (person: string) =>
    call<z.infer<typeof MadeLink>>('POST', `/people/${enc(person)}/enrolments`, {}),
  confirmLink: (id: string) =>
    call<z.infer<typeof ConfirmedLink>>('POST', `/enrolments/${enc(id)}/confirm`, {}),
  endLink: (id: string) => call<void>('DELETE', `/enrolments/${enc(id)}`),

  // Registers
  registers: () => call<z.infer<typeof RegisterRows>>('GET', '/registers').then(({ registers }) => registers),
  attention: (register?: RegisterName) =>
    call<AttentionList>('GET', '/registers/attention', { query: { register } }),
  entries: (register: RegisterName, filter: EntriesFilter) =>
    call<EntryList>('GET', `/registers/${register}`, { query: filter }),
  entry: (register: RegisterName, id: string, asOf: AsOf = {}) =>
    call<EntryPage>('GET', `/registers/${register}/${enc(id)}`, { query: asOf }),
  addEntry: (register: RegisterName, entry: NewEntry) =>
    call<z.infer<typeof AddedEntry>>('POST', `/registers/${register}`, { body: entry }),
  changeEntry: (register: RegisterName, id: string, entry: ChangedEntry) =>
    call<void>('PUT', `/registers/${register}/${enc(id)}`, { body: entry }),
  endEntry: (register: RegisterName, id: string, how: 'end' | 'revoke' | 'restore', end: EndedEntry) =>
    call<void>('POST', `/registers/${register}/${enc(id)}/${how}`, { body: end }),
  doDeed: (register: RegisterName, id: string, deed: string, done: DoneDeed) =>
    call<void>('POST', `/registers/${register}/${enc(id)}/deeds/${enc(deed)}`, { body: done }),
  credentials: (channel: string) =>
    call<CredentialList>('GET', `/registers/channels/${enc(channel)}/credentials`),
  keepCredential: (channel: string, kept: z.infer<typeof KeepCredential>) =>
    call<void>('POST', `/registers/channels/${enc(channel)}/credentials`, { body: kept }),
  endCredential: (channel: string, id: string, reason: string) =>
    call<void>('POST', `/registers/channels/${enc(channel)}/credentials/${enc(id)}/end`, {
      body: { reason },
    }),
  readRegisterFile: (register: RegisterName, file: string, text: string) =>
    call<FileImport>('POST', `/registers/${register}/imports`, { text, query: { file } }),
  confirmRegisterImport: (register: RegisterName, id: string) =>
    call<FileImport>('POST', `/registers/${register}/imports/${enc(id)}/confirm`, {}),
  registerImportState: (register: RegisterName, id: string) =>
    call<FileImport>('GET', `/registers/${register}/imports/${enc(id)}`),
  onDuty: (channels: readonly string[]) =>
    call<OnDuty>('GET', '/on-duty', { query: { channels: channels.join(',') || undefined } }),
  officialAccounts: () => call<z.infer<typeof OfficialAccounts>>('GET', '/official', {}, quiet),
  isOfficial: (account: string) =>
    call<OfficialAnswerSaid>('GET', '/official/answer', { query: { account } }, quiet),

  // Roles
  roles: () => list<RoleRow>('/roles'),
  grant: (input: GrantInput) => call<void>('POST', '/roles/grants', { body: input }),
  endGrant: (id: string, reason: string) =>
    call<void>('POST', `/roles/grants/${enc(id)}/end`, { body: { reason } }),
  delegate: (input: DelegationInput) => call<void>('POST', '/roles/delegations', { body: input }),
  endDelegation: (id: string, reason: string) =>
    call<void>('POST', `/roles/delegations/${enc(id)}/end`, { body: { reason } }),
  acts: () => list<ActRow>('/access/acts'),
  why: ({ person, act, object }: WhyInput) =>
    call<Why>('GET', '/access/why', { query: { person, act, object } }),

  // Mine
  myAccess: () => call<MyAccess>('GET', '/me/access'),
  sessions: () =>
    call<{ readonly sessions: readonly Session[] }>('GET', '/sessions').then(({ sessions }) => sessions),
  endSession: (id: string) => call<void>('DELETE', `/sessions/${enc(id)}`),
  endOtherSessions: () => call<void>('DELETE', '/sessions', { query: { others: '1' } }),
  tokens: () => call<{ readonly tokens: readonly Token[] }>('GET', '/tokens').then(({ tokens }) => tokens),
  makeToken: (input: z.infer<typeof MakeApiToken>) =>
    call<z.infer<typeof MadeApiToken>>('POST', '/tokens', { body: input }),
  endToken: (id: string) => call<void>('DELETE', `/tokens/${enc(id)}`),
  passkeys: () =>
    call<{ readonly passkeys: readonly Passkey[] }>('GET', '/passkeys').then(({ passkeys }) => passkeys),
  newPasskeyOptions: () => call<Options>('POST', '/passkeys/options', {}).then(optionsOf),
  addPasskey: (name: string, response: PasskeyJson) =>
    call<void>('POST', '/passkeys', { body: { name, response } }),
  endPasskey: (id: string) => call<void>('DELETE', `/passkeys/${enc(id)}`),
  held: () => call<Held>('GET', '/privacy/held'),
  surveillanceNotice: () => call<SurveillanceNoticeReply>('GET', '/privacy/surveillance-notice'),
  sawSurveillanceNotice: (version: number) =>
    call<void>('POST', '/privacy/surveillance-notice/seen', { body: { version, isAgreed: false } }),

  // The policy
  inForce: () => call<InForcePage>('GET', '/in-force'),
  policyAt: (asked: { readonly [name in 'unit' | 'at' | 'knownAt']: string | undefined }) =>
    call<PolicyAt>('GET', '/in-force/at', { query: asked }),
  packs: () => call<PacksPage>('GET', '/in-force/packs'),
  previewInForce: (asked: Omit<PutInForce, 'reason'>) =>
    call<PolicyPreview>('POST', '/in-force/preview', { body: asked }),
  putInForce: (asked: PutInForce) => call<{ id: string }>('POST', '/in-force', { body: asked }),
  endInForce: (id: string, asked: { readonly until: string | null; readonly reason: string }) =>
    call<void>('POST', `/in-force/${enc(id)}/end`, { body: asked }),
  library: (asked: { readonly on: string }) => call<LibraryPage>('GET', '/library', { query: asked }),
  addInstrument: (instrument: Instrument) => call<{ id: string }>('POST', '/library', { body: instrument }),
  endInstrument: (row: string) => call<void>('POST', `/library/${enc(row)}/end`, {}),
  acknowledgement: () => call<MyAcknowledgement>('GET', '/acknowledgement'),
  acknowledge: (seen: readonly string[]) =>
    call<{ id: string }>('POST', '/acknowledgement', { body: { seen } }),
  stillToRead: () => call<StillToRead>('GET', '/acknowledgements/to-do'),

  // Asking with the registers
  ask: (draft: AskWithRegisters) => call<Asked>('POST', '/checks', { body: draft }),
  askChannels: () => call<AskChannels>('GET', '/checks/channels'),

  // Pictures
  /** The type of a file is of no use to the server, which looks at what is in it. */
  addPicture: (file: File) => call<AddedMedia>('POST', '/media', { file, query: { name: file.name } }),
  pictures: (after?: string) => call<MediaPage>('GET', '/media', { query: { after } }),
  describePicture: (id: string, said: MediaDeclaration) =>
    call<MediaFile>('PUT', `/media/${enc(id)}/declaration`, { body: said }),
  removePicture: (id: string) => call<void>('DELETE', `/media/${enc(id)}`),

  ...postsApi,
  ...publishingApi,
  ...commentsApi,
  ...takenDownApi,

  // Records and the installation
  /** The newest records before one, with their proof; as many as fit unless told otherwise. */
  receipt: (subject: string, before: number | 'end', most?: number) =>
    call<ReceiptFile>(
      'GET',
      `/records/${enc(subject)}/receipt`,
      { query: { before: String(before), most: most?.toString() } },
      loud,
      readFile,
    ),
  logKeys: () => call<LogKeys>('GET', '/log/keys', {}, quiet),
  health: () => call<Health>('GET', '/health'),
  jobs: () => call<JobsPage>('GET', '/jobs'),
  runAgain: (kind: string) => call<void>('POST', `/jobs/${enc(kind)}/run-again`, {}),
}

const enc = encodeURIComponent
