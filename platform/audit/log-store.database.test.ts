import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import { bulkInsert } from '../db/bulk-insert.ts'
import { countEntries, logChoices, logEntries, type LogFilter } from './log-store.ts'

const ENTRIES = 100_000

describeOnBoth('the log as the auditor reads it', (open) => {
  it(`answers every filter of ${ENTRIES} entries within a second`, async () => {
    const db = await open()
    const at = (n: number): string => new Date(Date.UTC(2017, 8, 1) + n * 60_000).toISOString()
    const rows = Array.from({ length: ENTRIES }, (_, n) => [
      ...[2, 'main', at(n), 'c', `p${n % 50}`, 'liaison', `test.v${n % 7}`, `import:${n % 1000}`, '{}'],
    ])
    const columns = ['format', 'chain', 'at', 'campaign', 'who', 'role', 'verb', 'object', 'summary']
    await bulkInsert(db, { table: 'audit_entry', columns }, rows)
    const filters: Omit<LogFilter, 'chain'>[] = [
      {},
      { who: 'p7' },
      { object: 'import:77' },
      { verb: 'test.v3', who: 'p9' },
      { from: at(50_000), until: at(50_010) },
    ]
    const counted: number[] = []
    for (const filter of filters) {
      const start = performance.now()
      const whole = { chain: 'main', ...filter }
      counted.push(await countEntries(db, whole))
      const page = await logEntries(db, whole, { limit: 50, offset: 0 })
      expect(page.map(({ id }) => id)).toEqual(page.map(({ id }) => id).toSorted((a, b) => b - a))
      expect(performance.now() - start, JSON.stringify(filter)).toBeLessThan(1000)
    }
    expect(counted).toEqual([ENTRIES, 2000, 100, 286, 10])
    const deep = await logEntries(db, { chain: 'main' }, { limit: 50, offset: ENTRIES - 20 })
    expect(deep).toHaveLength(20)
    expect((await logChoices(db)).verbs).toHaveLength(7)
  })
})
