import { Core } from '@ag.ds-next/react/core'
import { CacheProvider, type EmotionCache } from '@emotion/react'
import { CheckPage } from './check-page.tsx'

/** The page with its styles, the same when it is written at build time and when it wakes in a browser. */
export function CheckDocument({ cache }: { readonly cache: EmotionCache }) {
  return (
    <CacheProvider value={cache}>
      <Core>
        <CheckPage />
      </Core>
    </CacheProvider>
  )
}
