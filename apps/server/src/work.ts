import { start } from './start.ts'
import { work } from './worker.ts'

// Being imported is being started: `secondlook work` does just that.
await start('work', async (settings) => {
  const { elsewhere, close } = await work(settings)
  return {
    close,
    says: [
      ...(elsewhere === undefined ? [] : [`The database is kept in ${elsewhere}`]),
      'Second Look works on the queue',
    ],
  }
})
