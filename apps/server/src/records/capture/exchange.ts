/** A line of a header as it was sent or received; the same name may come more than once. */
export type HeaderLine = readonly [name: string, value: string]

/** One request and its answer, as whoever holds the network saw them. */
export type Exchange = {
  readonly request: {
    readonly method: string
    readonly address: string
    readonly headers: readonly HeaderLine[]
  }
  readonly response: {
    readonly status: number
    readonly statusText?: string
    /** As received, in order. */
    readonly headers: readonly HeaderLine[]
    /** The bytes of the answer once transfer and content coding are undone, and nothing else is. */
    readonly body: Uint8Array
  }
  /** When the answer was there. */
  readonly at: string
  /** Asked with what signs us in to an account, or as anybody may. */
  readonly as: 'account' | 'stranger'
}

/** What one capture may hold at most; whoever fetches stays below it. Packing this much takes about a second. */
export const capturedBytesMax = 24 << 20

export const headerOf = (headers: readonly HeaderLine[], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1]

/** The media type of an answer, in small letters and without what follows it. */
export const typeOf = ({ response }: Pick<Exchange, 'response'>): string =>
  (headerOf(response.headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
