import { desktop } from './browser.ts'
import { lookAtScreens } from './screen-looks.ts'

// A file for each width, because a file has one worker, and this is the longest of them.
lookAtScreens('1280', desktop)
