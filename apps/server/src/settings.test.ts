import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseHostSettings, parseSettings, SettingsError } from './settings.ts'

describe('settings', () => {
  it('have defaults that only this machine can reach', () => {
    const defaults = {
      port: 4747,
      host: '127.0.0.1',
      dataFolder: resolve('data'),
      keysFolder: resolve('keys'),
      databaseUrl: undefined,
      isDemonstration: false,
      neutralAnswersADay: 40,
    }
    expect(parseSettings({})).toMatchObject(defaults)
    const empty = { PORT: '', HOST: '', DATA_DIR: '', KEYS_DIR: '', DATABASE_URL: '', DEMO: '' }
    expect(parseSettings(empty)).toMatchObject(defaults)
  })

  it('are read from the environment', () => {
    const given = {
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/data',
      KEYS_DIR: '/srv/keys',
      DATABASE_URL: 'postgres://a:b@c/d',
      DEMO: '0',
      NEUTRAL_ANSWERS_A_DAY: '25',
      LOOK_UP: '0',
      LOOK_UP_AS: ' Example/2 ',
    }
    expect(parseSettings(given)).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      dataFolder: '/srv/data',
      keysFolder: '/srv/keys',
      databaseUrl: 'postgres://a:b@c/d',
      isDemonstration: false,
      neutralAnswersADay: 25,
      lookUp: { isOn: false, as: 'Example/2' },
    })
  })

  it('look things up unless they are told not to, as what can be sent', () => {
    expect(parseSettings({}).lookUp).toEqual({ isOn: true, as: 'SecondLook/1 (link cards)' })
    expect(() => parseSettings({ LOOK_UP: 'no' })).toThrow('LOOK_UP is "no"; it must be 1 or 0')
    expect(() => parseSettings({ LOOK_UP_AS: 'a\r\nCookie: b' })).toThrow(/^LOOK_UP_AS must be one line/)
  })

  for (const PORT of ['x', '-1', '70000', '80.5', '4747 ', '0x10']) {
    it(`refuse the port ${JSON.stringify(PORT)} in one line that names it`, () => {
      expect(() => parseSettings({ PORT })).toThrow(SettingsError)
      expect(() => parseSettings({ PORT })).toThrow(/^PORT is .*must be a number from 0 to 65535$/)
    })
  }

  for (const NEUTRAL_ANSWERS_A_DAY of ['0', '-3', 'many', '1.5', '10000'])
    it(`refuse ${NEUTRAL_ANSWERS_A_DAY} neutral answers a day`, () =>
      expect(() => parseSettings({ NEUTRAL_ANSWERS_A_DAY })).toThrow('must be a number from 1 to 9999'))

  it('take a practice platform in the demonstration alone, and never repeat its token', () => {
    const PRACTICE = 'http://pretend_parks:practice-a_B-3@127.0.0.1:4180'
    expect(parseSettings({ DEMO: '1', PRACTICE }).practice).toEqual({
      ...{ address: 'http://127.0.0.1:4180', account: 'pretend_parks', token: 'practice-a_B-3' },
    })
    expect(parseSettings({ PRACTICE: '' }).practice).toBeUndefined()
    expect(parseSettings({}).localPlatforms).toEqual([])
    expect(() => parseSettings({ PRACTICE })).toThrow(/^PRACTICE is set and DEMO is not 1/)
    for (const wrong of ['127.0.0.1:4180', 'http://a:practice-a_B-3@practice.example', `${PRACTICE}0000/x`]) {
      const parse = () => parseSettings({ DEMO: '1', PRACTICE: wrong })
      expect(parse).toThrow(/^PRACTICE is no address .* like http:\/\/account:token@127\.0\.0\.1:4180$/)
      expect(parse).not.toThrow('a_B-3')
    }
  })

  it('refuse a host that is none', () =>
    expect(() => parseSettings({ HOST: 'a b' })).toThrow(/^HOST is "a b"/))

  for (const KEYS_DIR of ['/srv/data', '/srv/data/keys', '/srv/data/../data/a/b']) {
    it(`refuse keys at ${KEYS_DIR}, inside the data`, () =>
      expect(() => parseSettings({ DATA_DIR: '/srv/data', KEYS_DIR })).toThrow(
        /^KEYS_DIR is .*inside DATA_DIR/,
      ))
  }

  it('take keys beside the data', () =>
    expect(parseSettings({ DATA_DIR: '/srv/data', KEYS_DIR: '/srv/data-keys' }).keysFolder).toBe(
      '/srv/data-keys',
    ))

  it('take the address of a socket, with a user or without', () => {
    for (const DATABASE_URL of [
      'postgres://u@/d?host=%2Frun%2Fpostgresql',
      'postgres:///d?host=/run/postgresql',
    ])
      expect(parseHostSettings({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
  })

  it('of a store alone are those of the server, and no others are looked at', () => {
    const given = { DATA_DIR: '/srv/data', KEYS_DIR: '/srv/keys', PORT: 'x', OIDC_ISSUER: 'x', DEMO: 'x' }
    expect(parseHostSettings(given)).toEqual({
      ...{ dataFolder: '/srv/data', keysFolder: '/srv/keys', databaseUrl: undefined },
    })
    expect(() => parseHostSettings({ DATA_DIR: '/srv/data', KEYS_DIR: '/srv/data' })).toThrow(SettingsError)
  })

  for (const DATABASE_URL of ['mysql://u:secret@h/d', 'secret', 'postgres://', 'postgres://u:secret@h:x/d']) {
    it(`refuse a database at ${DATABASE_URL} without repeating it`, () => {
      const said = (() => {
        try {
          parseSettings({ DATABASE_URL })
        } catch (error) {
          return String(error)
        }
      })()
      expect(said).toMatch(/^SettingsError: DATABASE_URL is no address/)
      expect(said).not.toContain('secret')
    })
  }

  describe('of time stamps', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'))
    afterAll(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'authority.pem')
    const none = join(folder, 'none.pem')
    writeFileSync(none, 'no certificate')
    const command = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    execFileSync('openssl', [...command, '-subj', '/CN=a', '-keyout', join(folder, 'key'), '-out', file], {
      stdio: 'ignore',
    })
    const url = 'https://user:hidden@tsa.example/rfc3161'

    it('are none, or an address and whose signature is taken', () => {
      expect(parseSettings({}).timeStamps).toBeUndefined()
      const read = parseSettings({ TIMESTAMP_URL: url, TIMESTAMP_CERTIFICATE: file }).timeStamps
      expect([read?.url, read?.certificates.map(({ subject }) => subject)]).toEqual([url, ['CN=a']])
    })

    it.each([
      [{ TIMESTAMP_URL: url }, 'TIMESTAMP_CERTIFICATE must be set too'],
      [{ TIMESTAMP_CERTIFICATE: file }, 'TIMESTAMP_URL must be set too'],
      [{ TIMESTAMP_URL: 'ftp://u:hidden@x', TIMESTAMP_CERTIFICATE: file }, 'TIMESTAMP_URL is no address'],
      [{ TIMESTAMP_URL: url, TIMESTAMP_CERTIFICATE: `${file}.not` }, 'must be a file that can be read'],
      [{ TIMESTAMP_URL: url, TIMESTAMP_CERTIFICATE: none }, 'with a certificate in it'],
    ])('that cannot be used are one line that names the setting: %o', (given, says) => {
      const said = () => parseSettings(given)
      expect(said).toThrow(SettingsError)
      expect(said).toThrow(says)
      expect(said).not.toThrow(/hidden|\n/)
    })
  })

  it('refuse a demonstration that is neither on nor off', () =>
    expect(() => parseSettings({ DEMO: 'yes' })).toThrow(/^DEMO is "yes"/))

  it('refuse a demonstration that another machine could reach, in one line', () =>
    expect(() => parseSettings({ DEMO: '1', HOST: '0.0.0.0' })).toThrow(
      /^HOST is "0\.0\.0\.0"; the demonstration .* with DEMO=1 it must be 127\.0\.0\.1$/,
    ))
})
