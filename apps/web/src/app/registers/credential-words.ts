import type { CredentialKind } from '@secondlook/contract'

/** What a program signs in with, as a form offers it. */
export const credentialKinds: Readonly<Record<CredentialKind, string>> = {
  'app-password': 'An app password',
  token: 'An access token',
  'client-secret': 'A client secret',
  other: 'Something else',
}
