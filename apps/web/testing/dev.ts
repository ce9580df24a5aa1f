// Opens the screens on the double, to look at them while one writes: node --import tsx apps/web/testing/dev.ts
import { openDoubleServer } from './double-server.ts'

const { address } = await openDoubleServer(4750)
process.stdout.write(`The screens on an in-memory double: ${address}\n`)
