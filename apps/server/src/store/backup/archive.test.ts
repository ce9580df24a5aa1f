import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readArchive } from './archive-reader.ts'
import { writeArchive } from './archive-writer.ts'

async function archiveOf(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  const archive = writeArchive(sink, 0)
  for (const [stem, text] of Object.entries(members)) await archive.add(stem, 'txt', Buffer.from(text))
  await archive.finish()
  return Buffer.concat(chunks)
}

async function membersOf(bytes: Buffer): Promise<(readonly [string, string])[]> {
  const read: (readonly [string, string])[] = []
  for await (const { stem, bytes: content } of readArchive(
    Readable.from([bytes.subarray(0, 700), bytes.subarray(700)]),
  ))
    read.push([stem, Buffer.from(content).toString()])
  return read
}

describe('an archive', () => {
  it('gives back its members in order', async () => {
    const members = { one: 'first', 'a/two': '', three: 'x'.repeat(1000) }
    expect(await membersOf(await archiveOf(members))).toEqual(Object.entries(members))
  })

  it('notices every changed byte that means something, and names where', async () => {
    const whole = await archiveOf({ one: 'first', two: 'second' })
    const content = whole.indexOf('second')
    const changed = Buffer.from(whole)
    changed[content] = 0x53
    await expect(membersOf(changed)).rejects.toThrow('two is not what was written')
    const padding = Buffer.from(whole)
    padding[content + 100] = 1
    await expect(membersOf(padding)).rejects.toThrow('two is not what was written')
    const header = Buffer.from(whole)
    header[1024] = 0x20
    await expect(membersOf(header)).rejects.toThrow('what follows one is no member of a backup')
  })

  it('is not whole without its end', async () => {
    const whole = await archiveOf({ one: 'first' })
    await expect(membersOf(whole.subarray(0, 1024))).rejects.toThrow('the file ends after one')
    await expect(membersOf(whole.subarray(0, 514))).rejects.toThrow('the file ends inside one')
  })

  it('says so where it cannot be written', async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) })
    full.on('error', () => undefined)
    const archive = writeArchive(full, 0)
    const writing = async () => {
      for (let at = 0; at < 10; at += 1) await archive.add(`m${at}`, 'txt', Buffer.alloc(100_000))
    }
    await expect(writing()).rejects.toThrow('no space left')
  })
})
