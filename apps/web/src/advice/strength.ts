import type { Assessment } from '@secondlook/contract'

export type Strength = Assessment['advice']

/** The four results, in the words of the screen. */
export const phrases: Readonly<Record<Strength, { readonly title: string; readonly says: string }>> = {
  clear: {
    title: 'Nothing found',
    says: 'That is not permission: this tool reads words, and you know the situation.',
  },
  think: {
    title: 'Worth a thought',
    says: 'Nothing in the words has to change. Have a look before you post.',
  },
  ask: {
    title: 'Best to ask first',
    says: 'Here is who can answer, and a question you can copy; nothing is sent unless you send it.',
  },
  stop: {
    title: 'We suggest not posting this as it stands',
    says: 'Changing the words below may be all it needs. You decide.',
  },
}
