import { defineConfig } from 'vitest/config'
import { SlowestFirst } from '../tools/run/slowest-first.ts'

/** What waits for what it expects to see, and measures nothing, may share two cores, three at a time. */
const sharing = [
  'access.test.ts',
  'app*.test.ts',
  'acts.test.ts',
  'calendar.test.ts',
  'check.test.ts',
  'compose.test.ts',
  'desk.test.ts',
  'docs.test.ts',
  'offline.test.ts',
  'passkeys.test.ts',
  'pictures.test.ts',
  'post-path.test.ts',
  'post-tokens.test.ts',
  'privacy.test.ts',
  'publish.test.ts',
  'publishing.test.ts',
  'real-platforms.test.ts',
  'receipt.test.ts',
  'register-lives.test.ts',
  'registers*.test.ts',
  'replies.test.ts',
  'roles.test.ts',
  'two-writers.test.ts',
  'upgrade.test.ts',
  'vectors.test.ts',
]

const shared = {
  globalSetup: ['say-missing.ts', 'once.ts', '../platforms/once.ts'],
  hookTimeout: 120_000,
  testTimeout: 90_000,
}

export default defineConfig({
  test: {
    root: import.meta.dirname,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          ...{ ...shared, name: 'check', root: import.meta.dirname },
          include: ['*.test.ts'],
          exclude: sharing,
          // One browser at a time, so that what is measured is the page and not the queue.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...{ ...shared, name: 'app', root: import.meta.dirname, include: sharing, maxWorkers: 3 },
          // What was read for one file need not be read again for the next, and axe is asked once about what looks the same.
          ...{ pool: 'threads', isolate: false },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
