import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './tools/run/slowest-first.ts'

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    // The machine that counts has two cores, and many tests wait for a server or for a clock.
    maxWorkers: 4,
    sequence: { sequencer: SlowestFirst },
    include: [
      'packages/**/*.test.ts',
      'apps/**/*.test.ts',
      'platforms/**/*.test.ts',
      'tools/**/*.test.ts',
      'policy-packs/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['platforms/once.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
