import { contacts, permissionRequests, releases } from './asking.ts'
import { assetApprovals, assets } from './assets.ts'
import { channels, securityChecks, termsReviews } from './channels.ts'
import { consents, takeDowns } from './consents.ts'
import { freezes } from './freezes.ts'
import { initiatives } from './initiatives.ts'
import type { Register } from './register.ts'
import { roster } from './roster.ts'
import { approvalDelegations, approvalRoutes, spokespeople, templates } from './speaking.ts'

/** Every register there is, in the order in which they are shown. */
export const registers = {
  channels,
  'terms-reviews': termsReviews,
  'security-checks': securityChecks,
  spokespeople,
  'approval-delegations': approvalDelegations,
  'approval-routes': approvalRoutes,
  templates,
  contacts,
  'permission-requests': permissionRequests,
  releases,
  initiatives,
  consents,
  'take-downs': takeDowns,
  assets,
  'asset-approvals': assetApprovals,
  freezes,
  'duty-roster': roster,
} as const satisfies Readonly<Record<string, Register>>

export type RegisterName = keyof typeof registers
export const registerNames = Object.keys(registers) as readonly RegisterName[]

export const isRegister = (text: string): text is RegisterName => Object.hasOwn(registers, text)

/** A register by its name, whichever it is. */
export const registerOf = (name: RegisterName): Register => registers[name]
