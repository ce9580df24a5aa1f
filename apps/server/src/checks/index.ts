export {
  type AgainNeeds,
  type AskNeeds,
  assessAgain,
  assessFor,
  assessSaved,
  assessTyped,
  type CheckedTexts,
  speakOf,
} from './ask.ts'
export { DailyBound, type Probing } from './daily-bound.ts'
export { checksJobs } from './jobs.ts'
export { KeptIndex } from './kept-index.ts'
export { type Asking, askAPersonSays, isNeutralFinding } from './model.ts'
export type { ChannelChoice, ListChannels, PolicyFor, RegisterSnapshot, RegisterSource } from './ports.ts'
export { type ChecksNeeds, checksRoutes } from './routes.ts'
