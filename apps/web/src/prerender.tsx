import { Core } from '@ag.ds-next/react/core'
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import createEmotionServer from '@emotion/server/create-instance'
import type { Pack } from '@secondlook/contract'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { CheckDocument } from './check/check-document.tsx'
import { PolicyPage } from './policy/policy-page.tsx'

export type Written = { readonly html: string; readonly css: string; readonly ids: readonly string[] }

/** The check as it stands in its HTML, before any script. */
export function writeCheck(): Written {
  const cache = createCache({ key: 'ag' })
  return write(<CheckDocument cache={cache} />, cache)
}

/** The policy, which stays as it is written. */
export function writePolicy(pack: Pack): Written {
  const cache = createCache({ key: 'ag' })
  return write(
    <CacheProvider value={cache}>
      <Core>
        <PolicyPage pack={pack} />
      </Core>
    </CacheProvider>,
    cache,
  )
}

function write(page: ReactElement, cache: ReturnType<typeof createCache>): Written {
  return createEmotionServer(cache).extractCritical(renderToString(page))
}
