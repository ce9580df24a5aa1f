import { desktop } from './browser.ts'
import { lookAtScreens } from './screen-looks.ts'

// Two files, because a file has one worker, and these are the longest of them: every second screen is this one's.
lookAtScreens(0, desktop)
