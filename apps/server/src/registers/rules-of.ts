import type { RegisterName } from '@secondlook/contract'
import { contactRules } from './asking/contact-rules.ts'
import { releaseRules } from './asking/release-rules.ts'
import { requestRules } from './asking/request-rules.ts'
import { assetApprovalRules, assetRules } from './assets/asset-rules.ts'
import { channelRules } from './channels/channel-rules.ts'
import { securityCheckRules, termsReviewRules } from './channels/review-rules.ts'
import { consentRules, takeDownRules } from './consents/consent-rules.ts'
import type { Rules } from './entry/rules.ts'
import { freezeRules } from './freezes/freeze-rules.ts'
import { initiativeRules } from './initiatives/initiative-rules.ts'
import { rosterRules } from './roster/roster-rules.ts'
import { approvalDelegationRules, approvalRouteRules, spokespersonRules } from './speaking/speaking-rules.ts'
import { templateRules } from './templates/template-rules.ts'

const all: Readonly<Record<RegisterName, Rules>> = {
  channels: channelRules,
  'terms-reviews': termsReviewRules,
  'security-checks': securityCheckRules,
  spokespeople: spokespersonRules,
  'approval-delegations': approvalDelegationRules,
  'approval-routes': approvalRouteRules,
  templates: templateRules,
  contacts: contactRules,
  'permission-requests': requestRules,
  releases: releaseRules,
  initiatives: initiativeRules,
  consents: consentRules,
  'take-downs': takeDownRules,
  assets: assetRules,
  'asset-approvals': assetApprovalRules,
  freezes: freezeRules,
  'duty-roster': rosterRules,
}

/** What a register decides about its entries. */
export const rulesOf = (register: RegisterName): Rules => all[register]
