export type GatedScreen = {
  readonly path: RegExp
  readonly title: string
  /** The acts of which one is enough; the first is the one that is asked about. */
  readonly acts: readonly [string, ...string[]]
}

/**
 * Screens that are for some people only. Whoever comes to one by its address is told whom it is for before anything
 * is fetched or filled in; the server decides all the same.
 */
const gated: readonly GatedScreen[] = [
  { path: /^\/ask$/, title: 'Ask with the registers', acts: ['check.ask'] },
  { path: /^\/jobs$/, title: 'Jobs', acts: ['jobs.read'] },
  { path: /^\/posts\/(new|[^/]+\/write)$/, title: 'Write a post', acts: ['post.write'] },
  { path: /^\/posts\/answer$/, title: 'Answer several with a template', acts: ['post.write'] },
  { path: /^\/posts$/, title: 'Posts', acts: ['post.read'] },
  // Somebody of the media team says of one post whether it was announced, and reads no others.
  {
    path: /^\/posts\/(?!(?:new|answer)$)[^/]+$/,
    title: 'A post',
    acts: ['post.read', 'post.settle-neutral', 'post.look-after'],
  },
  { path: /^\/publishing$/, title: 'Publishing now', acts: ['publishing.read'] },
  { path: /^\/incidents$/, title: 'Noticed on channels', acts: ['incident.read'] },
  { path: /^\/incidents\/[^/]+$/, title: 'Noticed on a channel', acts: ['incident.read'] },
  { path: /^\/comments$/, title: 'Comments under posts', acts: ['comments.read'] },
  { path: /^\/comments\/requests\/[^/]+$/, title: 'Somebody asks for another look', acts: ['comments.read'] },
  { path: /^\/comments\/[^/]+$/, title: 'A comment', acts: ['comments.read'] },
  { path: /^\/taken-down$/, title: 'Taken down', acts: ['taken-down.read'] },
  { path: /^\/false-alarms$/, title: 'False alarms', acts: ['false-alarm.read'] },
  { path: /^\/pictures$/, title: 'Pictures', acts: ['media.add'] },
  { path: /^\/calendar(\/feeds)?$/, title: 'Calendar', acts: ['calendar.read'] },
  { path: /^\/in-force\/put$/, title: 'Put a version in force', acts: ['policy.publish'] },
  { path: /^\/people\/add$/, title: 'Add a person', acts: ['person.add'] },
  { path: /^\/people\/import$/, title: 'Bring in a file of people', acts: ['people.import'] },
  { path: /^\/people\/merge$/, title: 'Merge two entries', acts: ['person.merge'] },
  { path: /^\/people\/[^/]+\/edit$/, title: 'Change this entry', acts: ['person.edit'] },
  {
    path: /^\/roles\/give$/,
    title: 'Give a role',
    acts: ['role.grant', 'role.grant-guarded', 'role.grant-administrator'],
  },
  { path: /^\/receipts\/[^/]+$/, title: 'Receipt', acts: ['record.read'] },
]

/** The screen at this address, where whoever is signed in has nothing to do there. */
export const closedTo = (path: string, acts: readonly string[]): GatedScreen | undefined =>
  gated.find((one) => one.path.test(path.replace(/\/$/, '')) && !one.acts.some((act) => acts.includes(act)))
