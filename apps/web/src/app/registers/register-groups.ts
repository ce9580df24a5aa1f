import type { RegisterName } from '@secondlook/contract'

type Group = { readonly title: string; readonly registers: readonly RegisterName[] }

/** The registers by what somebody has in mind who looks for one. */
export const registerGroups: readonly Group[] = [
  { title: 'Accounts', registers: ['channels', 'terms-reviews', 'security-checks'] },
  {
    title: 'Who may speak and approve',
    registers: ['spokespeople', 'approval-delegations', 'approval-routes', 'templates'],
  },
  { title: 'Asking', registers: ['contacts', 'permission-requests', 'releases'] },
  { title: 'Before it is announced', registers: ['initiatives'] },
  { title: 'People and works', registers: ['consents', 'take-downs', 'assets', 'asset-approvals'] },
  { title: 'At any hour', registers: ['duty-roster'] },
  { title: 'When everything waits', registers: ['freezes'] },
]
