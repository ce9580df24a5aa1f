import { phone } from './browser.ts'
import { lookAtScreens } from './screen-looks.ts'

lookAtScreens('390', phone)
