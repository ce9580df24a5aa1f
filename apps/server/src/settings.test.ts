import { describe, expect, it } from 'vitest'
import { parseSettings, SettingsError } from './settings.ts'

describe('settings', () => {
  it('have defaults that only this machine can reach', () => {
    expect(parseSettings({})).toEqual({ port: 4747, host: '127.0.0.1' })
    expect(parseSettings({ PORT: '', HOST: '' })).toEqual({ port: 4747, host: '127.0.0.1' })
  })

  it('are read from the environment', () => {
    expect(parseSettings({ PORT: '8080', HOST: '0.0.0.0' })).toEqual({ port: 8080, host: '0.0.0.0' })
  })

  for (const PORT of ['x', '-1', '70000', '80.5', '4747 ', '0x10']) {
    it(`refuse the port ${JSON.stringify(PORT)} in one line that names it`, () => {
      expect(() => parseSettings({ PORT })).toThrow(SettingsError)
      expect(() => parseSettings({ PORT })).toThrow(/^PORT is .*must be a number from 0 to 65535$/)
    })
  }

  it('refuse a host that is none', () =>
    expect(() => parseSettings({ HOST: 'a b' })).toThrow(/^HOST is "a b"/))
})
