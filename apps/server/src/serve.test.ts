import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { cannotOpen, withPort } from './serve.ts'
import { parseSettings } from './settings.ts'
import { CannotOpenError } from './start.ts'

it('says what to do when the port is taken', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as { port: number }
  const second = createServer()
  const error = await new Promise((resolve) => second.on('error', resolve).listen(port, '127.0.0.1'))
  const said = cannotOpen(error, port, '127.0.0.1')
  expect(said).toBeInstanceOf(CannotOpenError)
  expect(String(said)).toContain(
    `port ${port} is in use; stop the other program, or choose another port: PORT=`,
  )
  taken.close()
})

it('leaves a fault it does not know as it is', () => {
  const fault = new Error('something else')
  expect(cannotOpen(fault, 1, 'x')).toBe(fault)
})

it('names in links the port that the system picked, and leaves an address that was set', async () => {
  const picked = await withPort(parseSettings({ PORT: '0' }))
  expect(picked.port).toBeGreaterThan(0)
  expect(picked.publicUrl).toBe(`http://localhost:${picked.port}`)
  const set = parseSettings({ PORT: '0', PUBLIC_URL: 'https://look.example' })
  expect(await withPort(set)).toEqual(set)
  expect((await withPort(parseSettings({ PORT: '4747' }))).publicUrl).toBe('http://localhost:4747')
})
