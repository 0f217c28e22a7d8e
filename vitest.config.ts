import { defineConfig } from 'vitest/config'

/**
 * Three projects, told apart by where a test stands or what it is called:
 * - `browser`: tests/browser/, Debian's Chromium against a running server, and any *.libreoffice.test.ts, which opens
 *   documents in LibreOffice: real programs, one file after the other;
 * - `database`: platform/db/, any store.test.ts, any *.database.test.ts, tests/database/. These run on the embedded
 *   database and, where TEST_DATABASE_URL names a server (tools/test.mjs starts one), on PostgreSQL too;
 * - `unit`: every other *.test.ts, the vector and property tests among them.
 */
const browser = ['tests/browser/**/*.test.ts', '**/*.libreoffice.test.ts']
const database = [
  'platform/db/**/*.test.ts',
  '**/store.test.ts',
  '**/*.database.test.ts',
  'tests/database/**/*.test.ts',
]
const never = ['**/node_modules/**', '**/dist/**', '**/.cache/**', 'tests/boundaries/planted/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, ...browser, ...database],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: database,
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          exclude: never,
          testTimeout: 180_000,
          // A page is asked again until it shows what is expected: no machine is slow enough to be wrong.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
