import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RootKeys } from './roots.ts'
import { rotateRoot } from './rotate-root.ts'
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

  it('brings nothing back where two programs destroy in one group, and a third wraps it anew', async () => {
    for (let round = 0; round < 20; round++) {
      const one = `017f22e2-79b0-7cc3-98c4-0000000000${String(round).padStart(2, '0')}`
      const { vault } = await openVault()
      const [{ vault: second }, { vault: third, roots }] = [await openVault(), await openVault()]
      const names = ['a/text', 'a/who', 'a/reason', 'a/more']
      await vault.keep(one, new Map(names.map((name) => [name, vault.newKey()])))
      await roots.rotate('records', randomBytes)
      await Promise.all([vault.destroy(one, ['a/text']), second.destroy(one, ['a/who']), third.rewrap()])
      const file = join(folder, 'vault', 'records', one.slice(-2), `${one}.keys`)
      expect(readFileSync(file, 'utf8').match(/^a\/\w+/gm)).toEqual(['a/reason', 'a/more'])
      expect(await vault.gone(one)).toEqual(new Set(['a/text', 'a/who']))
    }
  })

  it('takes off what a program that was killed had begun to write of a group', async () => {
    const { vault } = await openVault()
    await vault.keep(group, new Map(['a/text', 'a/who'].map((name) => [name, vault.newKey()])))
    const file = join(folder, 'vault', 'records', '8f', `${group}.keys`)
    writeFileSync(`${file}.0.new`, readFileSync(file, 'utf8'))
    await vault.destroy(group, ['a/text'])
    expect(readdirSync(join(folder, 'vault', 'records', '8f')).sort()).toEqual([
      `${group}.gone`,
      `${group}.keys`,
    ])
  })

  it('has no file of keys left when the last key of a group is destroyed', async () => {
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

  it('loses nothing where a program goes on under a root key that another has replaced', async () => {
    const { vault: old } = await openVault()
    const key = old.newKey()
    expect((await rotateRoot(folder, 'records', randomBytes)).number).toBe(2)
    await old.keep(group, new Map([['a/text', key]]))
    const { vault } = await openVault()
    expect((await vault.open(group)).get('a/text')).toEqual(Buffer.from(key))
    await rotateRoot(folder, 'records', randomBytes)
    expect((await old.open(group)).get('a/text')).toEqual(Buffer.from(key))
  })

  it('loses nothing where a slow program puts a group back that was wrapped anew meanwhile', async () => {
    const { vault } = await openVault()
    const { vault: slow } = await openVault()
    const key = vault.newKey()
    await vault.keep(
      group,
      new Map([
        ['a/text', key],
        ['a/who', vault.newKey()],
      ]),
    )
    const file = join(folder, 'vault', 'records', '8f', `${group}.keys`)
    const before = readFileSync(file, 'utf8')
    await rotateRoot(folder, 'records', randomBytes)
    // What the slow one had read before the rotation and now puts back; then it looks, as whoever writes a group does.
    writeFileSync(file, before)
    await slow.destroy(group, ['a/who'])
    const { vault: again } = await openVault()
    expect([...(await again.open(group))]).toEqual([['a/text', Buffer.from(key)]])
  })

  it('gives two programs that start together the same root keys', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openVault()))
    expect(
      new Set(all.map(({ roots }) => Buffer.from(roots.current('log').bytes).toString('hex'))).size,
    ).toBe(1)
    await Promise.all(all.map(({ roots }) => roots.rotate('log', randomBytes)))
    expect(new Set(all.map(({ roots }) => roots.all('log').length)).size).toBe(1)
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

describe('a rotation that is killed', () => {
  const groups = [1, 2, 3].map((at) => `017f22e2-79b0-7cc3-98c4-dc0c0c0739${at}0`)
  const rotateUntil = (step: string, times: number): number | null => {
    const program = `
      import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
      import { rotateRoot } from ${JSON.stringify(new URL('./rotate-root.ts', import.meta.url).href)}
      let times = 0
      await rotateRoot(process.argv[1], 'records', randomBytes, (step) => {
        if (step === '${step}' && ++times === ${times}) process.kill(process.pid, 'SIGKILL')
      })`
    const flags = ['--import', 'tsx', '--input-type=module', '-e', program, folder]
    return spawnSync(process.execPath, flags, { stdio: 'inherit' }).status
  }

  it.each([
    ['added', 1],
    ['group', 1],
    ['group', 2],
    ['rewrapped', 1],
    ['retired', 1],
  ])('at %s %i opens everything, and the next call finishes it', async (step, times) => {
    const { vault } = await openVault()
    const keys = new Map(groups.map((one) => [one, vault.newKey()]))
    for (const [one, key] of keys) await vault.keep(one, new Map([['a/text', key]]))
    expect(rotateUntil(step, times)).toBeNull()
    const opensAll = async () => {
      const { vault: again, roots } = await openVault()
      for (const [one, key] of keys) expect((await again.open(one)).get('a/text')).toEqual(Buffer.from(key))
      return roots.all('records').map(({ number }) => number)
    }
    expect(await opensAll()).toEqual(step === 'retired' ? [2] : [1, 2])
    await rotateRoot(folder, 'records', randomBytes)
    expect(await opensAll()).toEqual([step === 'retired' ? 3 : 2])
  })
})
