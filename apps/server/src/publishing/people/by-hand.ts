import type { Json } from '@secondlook/connectors'

/** What is out where a person posted it: its address is all that is known of it. */
export const publishedByHand = (address: string): { readonly [name: string]: Json } => ({
  published: { parts: [{ id: address, address, revision: null }] },
})
