import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    css: true,
    pool: 'threads',
    // every core, and one world a thread: what is loaded once serves all files; a test keeps nothing that another could see
    maxWorkers: '100%',
    isolate: false,
    // no test measures time: a slow machine may take long
    testTimeout: 60_000,
    sequence: { shuffle: true },
  },
})
