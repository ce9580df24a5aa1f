import { Core } from '@ag.ds-next/react/core'
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import createEmotionServer from '@emotion/server/create-instance'
import type { Pack } from '@secondlook/contract'
import type { ComponentProps, ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { CheckDocument } from './check/check-document.tsx'
import { DocsPage } from './docs/docs-page.tsx'
import { PolicyPage } from './policy/policy-page.tsx'

export type Written = { readonly html: string; readonly css: string; readonly ids: readonly string[] }

/** The check as it stands in its HTML, before any script. */
export function writeCheck(): Written {
  const cache = createCache({ key: 'ag' })
  return write(<CheckDocument cache={cache} />, cache)
}

/** The policy, which stays as it is written. */
export const writePolicy = (pack: Pack): Written => writeStill(<PolicyPage pack={pack} />)

/** A page of help, which stays as it is written. */
export const writeDocs = (page: ComponentProps<typeof DocsPage>): Written =>
  writeStill(<DocsPage {...page} />)

/** A page without script. */
function writeStill(page: ReactElement): Written {
  const cache = createCache({ key: 'ag' })
  return write(
    <CacheProvider value={cache}>
      <Core>{page}</Core>
    </CacheProvider>,
    cache,
  )
}

function write(page: ReactElement, cache: ReturnType<typeof createCache>): Written {
  return createEmotionServer(cache).extractCritical(renderToString(page))
}
