import { type Account, connectionOf, type Json, type Published } from '@secondlook/connectors'

/** What is out where a person posted it: its address, and its number on the platform where the address says it. */
export function publishedByHand(
  address: string,
  account: Account | undefined,
): { readonly [name: string]: Json } {
  const id = account && connectionOf(account.platform)?.idAt?.(account, address)
  return { published: { parts: [{ id: id ?? address, address, revision: null }] } }
}

/** Whether a platform can be asked about what is out. Of what a person posted its address may be all that is known. */
export const hasNumber = ({ parts }: Published): boolean => parts.some(({ id, address }) => id !== address)
