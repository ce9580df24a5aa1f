import { readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { type BlobPlace, readBlobUrl } from './blobs/blob-url.ts'
import { type LocalPlatform, readLocalPlatforms } from './local-platforms.ts'
import { type FetchAllow, readFetchAllow } from './net/addresses.ts'
import { readSmtpUrl, type SmtpPlace } from './notices/index.ts'
import { parseSignIn, type SignInSettings } from './people/sign-in/index.ts'
import { type PracticePlace, readPractice } from './practice-place.ts'
import { readAuthority, readWitnesses, type TimeStampAuthority, type Witness } from './records/index.ts'

/** Where a store and its keys are: all that a command that works on them needs to know. */
export type HostSettings = {
  /** Where the embedded database and files are. */
  readonly dataFolder: string
  /** Where keys are: never inside the data folder, so that a copy of that opens nothing. */
  readonly keysFolder: string
  /** Somebody else's PostgreSQL; without it the embedded one runs in the data folder. */
  readonly databaseUrl: string | undefined
  /** A bucket for files; without it they are in the data folder. */
  readonly blobPlace: BlobPlace | undefined
}

export type Settings = HostSettings &
  SignInSettings & {
    readonly port: number
    readonly host: string
    readonly isDemonstration: boolean
    /** Where mail is handed over; without it nobody is mailed. */
    readonly smtp: SmtpPlace | undefined
    /** How many neutral answers one person gets in a day before the answer is to ask a person. */
    readonly neutralAnswersADay: number
    /** Who is asked to cosign each head of the log. */
    readonly witnesses: readonly Witness[]
    /** Private `host:port` pairs that platforms may be reached at. */
    readonly fetchAllow: FetchAllow
    /** Whether what a version is made of is looked up, and as whom. */
    readonly lookUp: { readonly isOn: boolean; readonly as: string }
    /** Who stamps what was captured; without one it is captured without. */
    readonly timeStamps: TimeStampAuthority | undefined
    /** The practice platform beside the demonstration. */
    readonly practice: PracticePlace | undefined
    /** Real platforms on this machine, beside the demonstration. */
    readonly localPlatforms: readonly LocalPlatform[]
  }

/** Settings that cannot be used, in one line that says which and what would do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings once, before anything is opened. */
export function parseSettings(environment: Environment): Settings {
  const port = parsePort(environment['PORT'])
  const host = parseHost(environment['HOST'])
  const isDemonstration = parseDemo(environment['DEMO'])
  const signIn = parseSignIn(environment, { port, host, isDemonstration })
  if ('wrong' in signIn) throw new SettingsError(signIn.wrong)
  return {
    port,
    host,
    ...parseHostSettings(environment),
    isDemonstration,
    ...signIn,
    neutralAnswersADay: parseNeutralAnswers(environment['NEUTRAL_ANSWERS_A_DAY']),
    smtp: parseSmtp(environment['SMTP_URL']),
    witnesses: parseWitnesses(environment['WITNESSES']),
    fetchAllow: parseFetchAllow(environment['FETCH_ALLOW']),
    lookUp: parseLookUp(environment['LOOK_UP'], environment['LOOK_UP_AS']),
    timeStamps: parseTimeStamps(environment),
    practice: parsePractice(environment['PRACTICE'], isDemonstration),
    localPlatforms: parseLocalPlatforms(environment['PLATFORMS'], isDemonstration),
  }
}

/**
 * The settings of a command on a store and its keys. Those of the server are not looked at: whoever restores a backup
 * at night or looks whether it holds is not kept from it by an address to sign in at.
 */
export function parseHostSettings(environment: Environment): HostSettings {
  return {
    ...parseFolders(environment['DATA_DIR'], environment['KEYS_DIR']),
    databaseUrl: parseDatabaseUrl(environment['DATABASE_URL']),
    blobPlace: parseBlobUrl(environment['BLOB_URL']),
  }
}

function parsePort(given: string | undefined): number {
  if (given === undefined || given === '') return 4747
  const port = Number(given)
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port
  throw new SettingsError(`PORT is ${JSON.stringify(given)}; it must be a number from 0 to 65535`)
}

function parseHost(given: string | undefined): string {
  if (given === undefined || given === '') return '127.0.0.1'
  if (/^[A-Za-z0-9.:_-]+$/.test(given)) return given
  throw new SettingsError(
    `HOST is ${JSON.stringify(given)}; it must be a host name or an address such as 127.0.0.1`,
  )
}

function parseFolders(data: string | undefined, keys: string | undefined) {
  const dataFolder = parseFolder('DATA_DIR', data, './data')
  const keysFolder = parseFolder('KEYS_DIR', keys, './keys')
  const way = relative(dataFolder, keysFolder)
  if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`))) {
    throw new SettingsError(
      `KEYS_DIR is ${JSON.stringify(keysFolder)}, inside DATA_DIR; keys must be kept apart from the data they open`,
    )
  }
  return { dataFolder, keysFolder }
}

function parseFolder(name: string, given: string | undefined, otherwise: string): string {
  if (given?.includes('\0'))
    throw new SettingsError(`${name} is ${JSON.stringify(given)}; it must be a folder`)
  return resolve(given || otherwise)
}

/** It may hold a password, so what was given is not repeated. */
function parseDatabaseUrl(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined
  // The address of a socket names a user and no host, which PostgreSQL takes and an URL does not.
  const isUrl = /^postgres(ql)?:\/\/\S+$/.test(given) && URL.canParse(given.replace('@/', '@socket/'))
  if (isUrl) return given
  throw new SettingsError(
    'DATABASE_URL is no address of a PostgreSQL; it must be like postgres://user:password@host:5432/database',
  )
}

function parseBlobUrl(given: string | undefined): BlobPlace | undefined {
  if (given === undefined || given === '') return undefined
  const read = readBlobUrl(given)
  if (!read.ok) throw new SettingsError(read.says)
  return read.place
}

function parseDemo(given: string | undefined): boolean {
  if (given === undefined || given === '' || given === '0') return false
  if (given === '1') return true
  throw new SettingsError(`DEMO is ${JSON.stringify(given)}; it must be 1 or 0`)
}

function parseNeutralAnswers(given: string | undefined): number {
  if (given === undefined || given === '') return 40
  const most = Number(given)
  if (/^\d{1,4}$/.test(given) && most >= 1) return most
  throw new SettingsError(
    `NEUTRAL_ANSWERS_A_DAY is ${JSON.stringify(given)}; it must be a number from 1 to 9999`,
  )
}

function parseSmtp(given: string | undefined): SmtpPlace | undefined {
  if (given === undefined || given === '') return undefined
  const read = readSmtpUrl(given)
  if (!read.ok) throw new SettingsError(read.says)
  return read.place
}

function parseWitnesses(given: string | undefined): readonly Witness[] {
  if (given === undefined || given === '') return []
  const read = readWitnesses(given)
  if (!read.ok) throw new SettingsError(read.says)
  return read.witnesses
}

function parseFetchAllow(given: string | undefined): FetchAllow {
  const read = readFetchAllow(given ?? '')
  if (!read.ok) throw new SettingsError(read.says)
  return read.pairs
}

function parseLookUp(given: string | undefined, as: string | undefined): Settings['lookUp'] {
  if (given !== undefined && given !== '' && given !== '0' && given !== '1')
    throw new SettingsError(`LOOK_UP is ${JSON.stringify(given)}; it must be 1 or 0`)
  if (as !== undefined && !/^[\x20-\x7e]{0,200}$/.test(as))
    throw new SettingsError('LOOK_UP_AS must be one line of plain letters, such as SecondLook/1 (link cards)')
  return { isOn: given !== '0', as: as?.trim() || 'SecondLook/1 (link cards)' }
}

function parseTimeStamps(environment: Environment): TimeStampAuthority | undefined {
  const given = { url: environment['TIMESTAMP_URL'], certificate: environment['TIMESTAMP_CERTIFICATE'] }
  const read = readAuthority(given, (name) => readFileSync(name, 'utf8'))
  if (!read.ok) throw new SettingsError(read.says)
  return read.authority
}

function parseLocalPlatforms(given: string | undefined, isDemonstration: boolean): readonly LocalPlatform[] {
  if (given === undefined || given === '') return []
  const read = readLocalPlatforms(given, isDemonstration)
  if (!read.ok) throw new SettingsError(read.says)
  return read.platforms
}

function parsePractice(given: string | undefined, isDemonstration: boolean): PracticePlace | undefined {
  if (given === undefined || given === '') return undefined
  const read = readPractice(given, isDemonstration)
  if (!read.ok) throw new SettingsError(read.says)
  return read.place
}
