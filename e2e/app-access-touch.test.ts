import { phone } from './browser.ts'
import { lookAtScreens } from './screen-looks.ts'

// The other half of the screens, where fingers point.
lookAtScreens(1, phone)
