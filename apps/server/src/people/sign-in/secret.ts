import { createHash } from 'node:crypto'
import type { Random } from '../../keys/roots.ts'

/** 32 random bytes, as an address or a cookie can carry them. */
export const newSecret = (random: Random): string => Buffer.from(random(32)).toString('base64url')

/**
 * What is kept of a secret. It is found by this digest and never compared letter by letter, so how long an answer
 * takes says nothing of it; 256 random bits need no slow digest.
 */
export const hashOf = (what: string, secret: string): string =>
  createHash('sha256').update(`secondlook.${what}/v1\n${secret}`).digest('base64url')
