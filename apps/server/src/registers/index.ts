export { listLogos, usesInRegisters } from './assets/logos.ts'
export { openCredential } from './channels/credentials.ts'
export { listLiveChannels } from './channels/live-channels.ts'
export { findHeldEntries, type HeldEntry } from './held-entries.ts'


export { findEntryNames } from './entry/store.ts'
export { findOpenInitiatives, isOpenTo } from './initiatives/is-open-to.ts'
export { registersJobs } from './jobs.ts'
export { registersAsOpenWork, registersHold } from './named-people.ts'
export type { RegistersNeeds } from './needs.ts'
export { registerKinds, registerListeners } from './notices.ts'
export { registersRoutes } from './routes.ts'
export { RegisterSnapshots } from './snapshot/source.ts'
