import { Core } from '@ag.ds-next/react/core'
import { CacheProvider, type EmotionCache } from '@emotion/react'
import { BesideWords } from '../policy/policy-link.tsx'
import { CheckPage } from './check-page.tsx'

/** The page with its styles, the same when it is written at build time and when it wakes in a browser. */
export function CheckDocument({ cache }: { readonly cache: EmotionCache }) {
  return (
    <CacheProvider value={cache}>
      <Core>
        <BesideWords value={true}>
          <CheckPage />
        </BesideWords>
      </Core>
    </CacheProvider>
  )
}
