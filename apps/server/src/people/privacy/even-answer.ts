/** What an answer leaves at and how long it is, so that neither says anything. */
export type Evenness = {
  readonly nowMs: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Answers leave at a whole number of these after they were asked for. */
  readonly slotMs: number
  /** Answers are a whole number of these long. */
  readonly sizeBytes: number
}

export const usualEvenness = { slotMs: 500, sizeBytes: 16_384 } as const

/** Makes an answer and lets it go at the end of a slot, padded to a size class. */
export async function answerEvenly(
  { nowMs, sleep, slotMs, sizeBytes }: Evenness,
  make: () => Promise<object>,
): Promise<string> {
  const from = nowMs()
  const answer = JSON.stringify({ ...(await make()), padding: '' })
  const length = Buffer.byteLength(answer)
  const padding = ' '.repeat(Math.ceil(length / sizeBytes) * sizeBytes - length)
  const took = nowMs() - from
  await sleep(Math.max(1, Math.ceil(took / slotMs)) * slotMs - took)
  return `${answer.slice(0, -2)}${padding}"}`
}
