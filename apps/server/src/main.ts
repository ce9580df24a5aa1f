import { serve } from './serve.ts'
import { start } from './start.ts'

// Being imported is being started: `secondlook serve` does just that.
await start('serve', async (settings) => {
  const { address, elsewhere, firstLink, practice, close } = await serve(settings)
  return {
    close,
    says: [
      ...(elsewhere === undefined ? [] : [`The database is kept in ${elsewhere}`]),
      ...(firstLink === undefined
        ? []
        : [`The first administrator comes in here, once and within an hour: ${firstLink}`]),
      ...(practice === undefined ? [] : [`The practice platform is at ${practice}`]),
      `Second Look is open at ${address}`,
      ...(practice === undefined
        ? []
        : [
            `Official channels: ${address}/sign-in`,
            `Ten minutes with a post, step by step: ${address}/docs/guides/see-a-post-go-out`,
          ]),
    ],
  }
})
