import { serve } from './serve.ts'
import { start } from './start.ts'

// Being imported is being started: `secondlook serve` does just that.
await start('serve', async (settings) => {
  const { address, elsewhere, firstLink, close } = await serve(settings)
  return {
    close,
    says: [
      ...(elsewhere === undefined ? [] : [`The database is kept in ${elsewhere}`]),
      ...(firstLink === undefined
        ? []
        : [`The first administrator comes in here, once and within an hour: ${firstLink}`]),
      `Second Look is open at ${address}`,
    ],
  }
})
