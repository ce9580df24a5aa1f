import createCache from '@emotion/cache'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { CheckDocument } from './check-document.tsx'

const place = document.getElementById('page')
if (place) {
  hydrateRoot(
    place,
    <StrictMode>
      <CheckDocument cache={createCache({ key: 'ag' })} />
    </StrictMode>,
  )
}
