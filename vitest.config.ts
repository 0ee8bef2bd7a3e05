import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    css: true,
    pool: 'threads',
    testTimeout: 20_000,
    sequence: { shuffle: true },
  },
})
