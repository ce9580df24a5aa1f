import type { TakeSuggestion } from './comment.ts'

/** Plugged in with what is typed. */
export const takeSuggestion: TakeSuggestion = async () => undefined
