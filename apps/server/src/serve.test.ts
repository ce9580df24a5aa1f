import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { cannotOpen } from './serve.ts'
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
