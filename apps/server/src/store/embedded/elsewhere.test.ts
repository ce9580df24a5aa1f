import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElsewhere } from './elsewhere.ts'
import { prepareHome } from './home.ts'

const isRoot = process.getuid?.() === 0
let base = ''
let data = ''
let folder = ''
let note = ''
let ownerNote = ''
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')))
  chmodSync(base, 0o755)
  data = join(base, 'data')
  folder = join(base, 'system')
  note = join(data, 'postgres-is-elsewhere')
  ownerNote = join(folder, 'data-folder')
  mkdirSync(data)
  mkdirSync(folder)
  writeFileSync(note, `${folder}\n`)
  writeFileSync(ownerNote, `${data}\n`)
})
afterEach(() => rmSync(base, { recursive: true }))

describe('the note that leads to a database elsewhere', () => {
  it('is followed, also where the server could get into the data folder by now', async () => {
    expect(await prepareHome(data)).toMatchObject({ folder, isElsewhere: true })
    expect(existsSync(join(data, 'postgres'))).toBe(false)
  })

  it('is not written again where it says what it must', async () => {
    const before = [note, ownerNote].map((path) => statSync(path).ino)
    await findElsewhere(data)
    expect([note, ownerNote].map((path) => statSync(path).ino)).toEqual(before)
  })

  it('goes with a data folder that was moved, and is refused in a copy', async () => {
    const other = join(base, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'postgres-is-elsewhere'), `${folder}\n`)
    await expect(findElsewhere(other)).rejects.toThrow(`${other} is a copy of ${data}, and its database`)
    rmSync(note)
    const before = statSync(ownerNote).ino
    expect(await findElsewhere(other)).toBe(folder)
    expect(readFileSync(ownerNote, 'utf8')).toBe(`${other}\n`)
    // Another file took its place: one that is written over is empty for a moment.
    expect(statSync(ownerNote).ino).not.toBe(before)
    expect(readdirSync(folder)).toEqual(['data-folder'])
  })

  for (const [how, torn] of [
    ['empty', ''],
    ['cut short', '/var/lib/secondl'],
    ['something else', 'postgres\n'],
  ] as const) {
    it(`that is ${how} is a line to act on, and no second database`, async () => {
      writeFileSync(note, torn)
      await expect(prepareHome(data)).rejects.toThrow(
        `${note} is empty or was cut short; write the path of the database's folder into it: the one below /var/lib/secondlook whose file data-folder names this DATA_DIR`,
      )
      expect(readdirSync(data)).toEqual(['postgres-is-elsewhere'])
      expect(readFileSync(note, 'utf8')).toBe(torn)
    })
  }

  it.skipIf(!isRoot)(
    'that is empty is told with what to write into it, where that can be found',
    async () => {
      const hidden = join(base, 'hidden')
      mkdirSync(hidden, { mode: 0o700 })
      const away = (await prepareHome(hidden)).folder
      try {
        const emptied = join(hidden, 'postgres-is-elsewhere')
        expect(readFileSync(emptied, 'utf8')).toBe(`${away}\n`)
        writeFileSync(emptied, '')
        await expect(prepareHome(hidden)).rejects.toThrow(
          `the database is in ${away}: echo ${away} > ${emptied}`,
        )
      } finally {
        rmSync(away, { recursive: true })
      }
    },
  )

  it('that leads to nothing is refused', async () => {
    rmSync(folder, { recursive: true })
    await expect(prepareHome(data)).rejects.toThrow(
      `leads to ${folder}, which is not there; bring that folder`,
    )
    expect(existsSync(folder)).toBe(false)
  })

  it('is not believed where the other side says nothing of whose it is', async () => {
    writeFileSync(ownerNote, '')
    await expect(prepareHome(data)).rejects.toThrow(
      `${ownerNote} is empty or was cut short; write the path of the DATA_DIR`,
    )
  })
})

describe('a database inside the data folder', () => {
  it('and a note that leads to another are not chosen between', async () => {
    mkdirSync(join(data, 'postgres', 'cluster'), { recursive: true })
    await expect(prepareHome(data)).rejects.toThrow('move the one you do not want away')
  })

  it.skipIf(!isRoot)('that its user cannot get to any more is not replaced by an empty one', async () => {
    rmSync(note)
    mkdirSync(join(data, 'postgres', 'cluster'), { recursive: true })
    expect((await prepareHome(data)).isElsewhere).toBe(false)
    chmodSync(base, 0o700)
    await expect(prepareHome(data)).rejects.toThrow('runs as user 65534, who cannot get there')
    expect(existsSync(note)).toBe(false)
  })
})
