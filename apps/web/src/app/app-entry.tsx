import { Core } from '@ag.ds-next/react/core'
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './reach/queries.ts'
import { router } from './routes.tsx'
import { RouterLink } from './shell/router-link.tsx'

const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <CacheProvider value={createCache({ key: 'ag' })}>
        <Core linkComponent={RouterLink}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Core>
      </CacheProvider>
    </StrictMode>,
  )
}
