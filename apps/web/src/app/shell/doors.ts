import type { Me } from '@secondlook/contract'

export type Door = {
  readonly to: string
  readonly says: string
  readonly note?: string
  /** What the room is called in the bar of a phone, where its door says more. */
  readonly room?: string
  /** Stands in the bar as well where there is room. */
  readonly isWide?: boolean
}

/** The doors that open for somebody, in the order in which they are looked for. */
export function doorsFor({ acts, unread }: Pick<Me, 'acts' | 'unread'>): readonly Door[] {
  const may = (act: string) => acts.includes(act)
  return [
    { to: '/home', says: unread > 0 ? `Home (${unread})` : 'Home', room: 'Home', isWide: true },
    ...(may('post.read') ? [{ to: '/posts', says: 'Posts', isWide: true }] : []),
    ...(may('publishing.read') ? [{ to: '/publishing', says: 'Publishing now', room: 'Publishing' }] : []),
    ...(may('incident.read') ? [{ to: '/incidents', says: 'Noticed on channels', room: 'Noticed' }] : []),
    ...(may('comments.read') ? [{ to: '/comments', says: 'Comments under posts', room: 'Comments' }] : []),
    ...(may('taken-down.read') ? [{ to: '/taken-down', says: 'Taken down' }] : []),
    { to: '/notices', says: 'How we tell you', room: 'Notices' },
    ...(may('calendar.read') ? [{ to: '/calendar', says: 'Calendar', isWide: true }] : []),
    { to: '/people', says: 'People', isWide: true },
    { to: '/registers', says: 'Registers', isWide: true },
    { to: '/roles', says: 'Roles', isWide: true },
    { to: '/in-force', says: 'The policy in force', room: 'Policy' },
    { to: '/acknowledge', says: 'What applies to you', room: 'For you' },
    ...(may('media.add') ? [{ to: '/pictures', says: 'Pictures' }] : []),
    { to: '/my-access', says: 'My access' },
    { to: '/held-about-me', says: 'What is held about me', room: 'About me' },
    { to: '/receipts', says: 'Check a receipt', room: 'Receipts' },
    ...(may('false-alarm.read') ? [{ to: '/false-alarms', says: 'False alarms' }] : []),
    ...(may('jobs.read') ? [{ to: '/jobs', says: 'Jobs' }] : []),
    ...(may('check.ask') ? [{ to: '/ask', says: 'Ask with the registers', room: 'Ask' }] : []),
    { to: '/check', says: 'Check before you post', note: 'Private: your words stay on this device' },
  ]
}
