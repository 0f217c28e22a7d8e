/** A register that comes in thousands of small files is scored and explained like any other. */
import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import { definition2017 as definition } from '../../tests/scoring-vectors.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import { ordinalOf, rowOf } from '../../rules/reasons/row-id.ts'
import type { RegisterName } from './contract.ts'
import { loadFacts, sourceRows } from './facts.ts'
import { registerTables } from './store-facts.ts'

const campaign = 'many'
const FILES = 1_100

/** One file a row, each a version of its own from `first` on. */
async function keepFiles(
  db: Database,
  register: RegisterName,
  { first, rows }: { first: number; rows: (string | null)[][] },
) {
  const { table, columns } = registerTables[register]
  const same = {
    campaign,
    register,
    status: 'kept',
    file_hash: '',
    uploaded_by: 'p',
    uploaded_at: '2017-09-28T00:00:00Z',
  }
  const imports = rows.map((_, at) => [`${register}-${at}`, `${register}-${at}.csv`, first + at, 1])
  await bulkInsert(
    db,
    { table: 'register_import', columns: ['id', 'file_name', 'version', 'file_size'], same },
    imports,
  )
  const cells = rows.map((row, at) => [`${register}-${at}`, `${register}-${at}`, first + at, 2, ...row])
  const target = { table, columns: ['key', 'import_id', 'since', 'row', ...columns], same: { campaign } }
  await bulkInsert(db, target, cells)
}

describeOnBoth('more than 1,023 files with living rows', (open) => {
  it('are facts, and each row leads back to its file', async () => {
    const db = await open()
    const units = [
      ['650000', '新疆维吾尔自治区', '自治区级', '', '0', '0', '2017'],
      ['652300', '昌吉回族自治州', '市级', '650000', '9', '9', '2017'],
      ['652301', '昌吉市', '县级', '652300', '9', '9', '2017'],
    ]
    const officers = Array.from({ length: FILES }, (_, n) => [String(n), `执法人员${n}`, '652301', '', ''])
    const cases = Array.from({ length: 5 }, (_, n) => [`合成${n}`, '652301', '查封扣押', '2017-06-01', '100.00'])
    await keepFiles(db, 'units', { first: 1, rows: units })
    await keepFiles(db, 'officers', { first: 4, rows: officers })
    await keepFiles(db, 'cases', { first: 4 + FILES, rows: cases })
    const { facts, columns, inputs } = await loadFacts(db, { campaign, definition })
    expect([inputs.length, facts.officers.length, columns.length]).toEqual([FILES + 8, FILES, 5])
    const ids = Array.from(columns.row)
    expect(ids.map((id) => [ordinalOf(id), rowOf(id)])).toEqual([1104, 1105, 1106, 1107, 1108].map((n) => [n, 2]))
    const tallied = [...facts.tallies.values()].flat().flatMap(({ rows }) => Array.from(rows))
    expect(tallied.length).toBeGreaterThan(0)
    expect(tallied.every((id) => ids.includes(id))).toBe(true)
    const rows = await sourceRows(db, { campaign, register: 'cases', inputs, ids })
    expect(rows.map(({ file, row, values }) => [file, row, values['number']])).toEqual(
      cases.map(([number], at) => [`cases-${at}.csv`, 2, number]),
    )
  }, 30_000)
})
