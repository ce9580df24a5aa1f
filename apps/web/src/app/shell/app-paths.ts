/**
 * The first parts of every address of the app; the build hands the same list to the server. None may begin like
 * `/check` or `/policy`, whose service worker answers for whatever begins so.
 */
export const appRooms = [
  'sign-in',
  'enrol',
  'home',
  'ask',
  'notices',
  'posts',
  'publishing',
  'incidents',
  'comments',
  'house-rules',
  'taken-down',
  'false-alarms',
  'people',
  'roles',
  'registers',
  'official',
  'my-access',
  'held-about-me',
  'receipts',
  'surveillance-notice',
  'in-force',
  'acknowledge',
  'jobs',
  'pictures',
  'calendar',
] as const

const rooms: ReadonlySet<string> = new Set(appRooms)

/** Whether an address is a screen of the app and not another document of the site, or another site. */
export function isAppPath(href: string): boolean {
  const [, room] = /^\/([^/?#]+)/.exec(href) ?? []
  return room !== undefined && rooms.has(room)
}
