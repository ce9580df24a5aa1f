import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['say-missing.ts'],
    // Two cores: one browser at a time, so that what is measured is the page and not the queue.
    fileParallelism: false,
    hookTimeout: 60_000,
    testTimeout: 90_000,
  },
})
