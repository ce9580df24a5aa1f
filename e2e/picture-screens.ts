import type { Page } from 'playwright-core'
import { sam } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import type { Screen } from './app-screens.ts'

const choosePicture = (page: Page, name: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'image/jpeg', buffer: Buffer.from('the double looks at the name') })

/** Two pictures that Sam added before: one with words and a logo in it, one of which all is said. */
function addPictures(store: DoubleServer['api']['store']): void {
  store.pictures.items = []
  store.pictures.add(store.id(), sam, 'pool.png', {
    declared: { people: 'no', ai: 'none', alt: 'The outdoor pool at dawn, empty.' },
    needsConsent: false,
    text: { state: 'nothing', text: '', confidence: 0, language: 'eng' },
  })
  store.pictures.add(store.id(), sam, 'notice-at-the-gate-of-the-oval-before-the-announcement.jpg', {
    text: { state: 'read', text: 'Oval closed\nfrom Friday 27 November', confidence: 94, language: 'eng' },
    ...{ aiHint: 'modified', declared: { people: 'not-sure', ai: 'modified', alt: '' } },
    logos: [
      {
        ...{ id: 'logo', name: 'Crest of Saltlake City Services', closeness: 0.93 },
        place: { x: 0.05, y: 0.05, width: 0.2, height: 0.25 },
      },
    ],
  })
}

/** The screen of pictures, in the states in which people meet it. */
export const pictureScreens: readonly Screen[] = [
  { name: 'pictures-empty', as: sam, path: '/pictures', shows: 'You have added no picture yet' },
  {
    name: 'pictures-added',
    as: sam,
    path: '/pictures',
    shows: 'Add a picture',
    reach: async (page) => {
      await choosePicture(page, 'harbour.jpg')
      await page.getByText('harbour.jpg is added').waitFor()
      await page.getByText('Looking for words in it').waitFor()
    },
  },
  {
    name: 'pictures-refused',
    as: sam,
    path: '/pictures',
    shows: 'Add a picture',
    reach: async (page) => {
      await choosePicture(page, 'crest.svg')
      await page.getByText('We do not take this kind of file').waitFor()
    },
  },
  {
    name: 'pictures',
    as: sam,
    path: '/pictures',
    shows: 'Add a picture',
    reach: async (page, { api: { store } }) => {
      addPictures(store)
      await page.reload()
      await page.getByText('This looks like a logo').waitFor()
    },
  },
]
