/** What a link to a request for each kind of permission says. */
export const permissionWords = {
  logo: 'Ask for permission to use a logo',
  release: 'Ask for permission to say something that is not public',
  speak: 'Ask for authority to speak',
  consent: 'Ask for consent to show or name somebody',
  copyright: 'Ask for permission to use somebody else’s work',
} as const
export type Permission = keyof typeof permissionWords

/** Where a permission is asked for, with what is known already filled in. */
export function permissionPath(
  kind: Permission,
  known: Readonly<Record<string, string | null>> = {},
): string {
  const given = Object.entries(known).filter((pair): pair is [string, string] => !!pair[1])
  return `/registers/permission-requests/new?${new URLSearchParams([['kind', kind], ...given])}`
}
