import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RootKeys } from './roots.ts'
import { seal, unseal } from './seal.ts'
import { Vault } from './vault.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const openVault = async (): Promise<{ roots: RootKeys; vault: Vault }> => {
  const roots = await RootKeys.open(folder, randomBytes)
  return { roots, vault: new Vault(folder, roots, 'records', randomBytes) }
}
const everyFile = (): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')

describe('seal', () => {
  const key = new Uint8Array(32).fill(7)
  const sealed = seal(key, new Uint8Array(12).fill(1), 'about a', Buffer.from('words'))

  it('opens with the same key and the same words about it', () =>
    expect(Buffer.from(unseal(key, 'about a', sealed) ?? []).toString()).toBe('words'))
  it('does not open for something else', () => expect(unseal(key, 'about b', sealed)).toBeUndefined())
  it('does not open with another key', () =>
    expect(unseal(new Uint8Array(32).fill(8), 'about a', sealed)).toBeUndefined())
  it('does not open when any byte was changed', () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(key, 'about a', changed)).toBeUndefined()
    }
  })
  it('does not open when it was cut short', () => {
    for (let size = 0; size < sealed.length; size++)
      expect(unseal(key, 'about a', sealed.subarray(0, size))).toBeUndefined()
  })
})

describe('the vault', () => {
  const group = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'

  it('gives back what it keeps, also after the program was started again', async () => {
    const { vault } = await openVault()
    const key = vault.newKey()
    await vault.keep(group, new Map([['a/text', key]]))
    const { vault: again } = await openVault()
    expect((await again.open(group)).get('a/text')).toEqual(Buffer.from(key))
  })

  it('writes no key in clear', async () => {
    const { vault } = await openVault()
    const key = vault.newKey()
    await vault.keep(group, new Map([['a/text', key]]))
    expect(everyFile()).not.toContain(Buffer.from(key).toString('base64'))
  })

  it('destroys one key and leaves its neighbours', async () => {
    const { vault } = await openVault()
    await vault.keep(group, new Map(['a/text', 'a/who'].map((name) => [name, vault.newKey()])))
    await vault.destroy(group, ['a/text'])
    await vault.destroy(group, ['a/text'])
    expect([...(await vault.open(group)).keys()]).toEqual(['a/who'])
  })

  it('has no file left when the last key of a group is destroyed', async () => {
    const { vault } = await openVault()
    await vault.keep(group, new Map([['a/text', vault.newKey()]]))
    await vault.destroy(group, ['a/text'])
    expect(await vault.groups()).toEqual([])
    expect((await vault.open(group)).size).toBe(0)
  })

  it('opens everything after a rotation, and the old root key opens nothing more', async () => {
    const { roots, vault } = await openVault()
    const key = vault.newKey()
    await vault.keep(group, new Map([['a/text', key]]))
    await roots.rotate('records', randomBytes)
    expect(await vault.rewrap()).toBe(1)
    await roots.retire('records')
    const { vault: again } = await openVault()
    expect((await again.open(group)).get('a/text')).toEqual(Buffer.from(key))
  })

  it('says so where a wrapped key was changed or moved', async () => {
    const { vault } = await openVault()
    await vault.keep(group, new Map([['a/text', vault.newKey()]]))
    const file = join(folder, 'vault', 'records', '8f', `${group}.keys`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('a/text', 'a/who'))
    await expect(vault.open(group)).rejects.toThrow('cannot be opened')
  })

  it('lets nobody else on the machine read it', async () => {
    const { vault } = await openVault()
    await vault.keep(group, new Map([['a/text', vault.newKey()]]))
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'roots', 'log.1.key')).mode & 0o077).toBe(0)
  })
})
