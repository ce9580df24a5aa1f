/** What a program signs in with to a channel. Written once, ended once; the key of what is sealed is not in here. */
export type ChannelCredentialTable = {
  readonly id: string
  /** The channel, an entry of its register. */
  readonly channel: string
  readonly kind: string
  readonly label: string
  readonly sealed: Uint8Array
  readonly kept_by: string
  /** The day on which it is to be changed. */
  readonly due: string
  readonly from_at: string
  readonly ended_at: string | null
  readonly ended_because: string | null
}

declare module '../../store/tables.ts' {
  interface Tables {
    channel_credential: ChannelCredentialTable
  }
}
