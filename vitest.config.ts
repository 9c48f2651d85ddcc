import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const slow = { pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    // One worker for each core; the runner keeps a core for itself otherwise, and half of a small machine idles.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,db,jobs}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          pool: 'threads',
          // They run beside the type check: slow is not wrong.
          testTimeout: 30_000,
          // Rules and their tables leave nothing behind: loading every module once per file took twice their own time.
          isolate: false,
        },
      },
      { test: { name: 'journeys', include: ['tests/journeys/**/*.test.ts'], ...slow } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...slow,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
