import { createHash } from 'node:crypto'
import { makeSigner } from '@secondlook/ledger'

/** 32 bytes that are the same on every day: vectors are written anew, and must come out the same. */
export const seed = (words: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`second look vectors: ${words}`).digest())

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export const origin = 'example.gov.au/second-look'
export const oldKey = makeSigner(origin, 'log', seed('log key'))
export const newKey = makeSigner(origin, 'log', seed('next log key'))
export const thirdKey = makeSigner(origin, 'log', seed('third log key'))
export const strangeKey = makeSigner(origin, 'log', seed('a key of somebody else'))
export const firstWitness = makeSigner('witness.example/one', 'witness', seed('first witness'))
export const secondWitness = makeSigner('witness.example/two', 'witness', seed('second witness'))

export const jsonLines = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('')
