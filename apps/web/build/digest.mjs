import { createHash } from 'node:crypto'

/** A digest as browsers take it: in `integrity`, and quoted in a content security policy. */
export const sha256 = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`

/** Enough of a digest to name a file by what is in it. */
export const shortDigest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12)
