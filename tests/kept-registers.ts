/** Puts the registers of a scoring vector into the database as kept imports, one file and one version a register. */
import type { Database } from '../platform/db/database.ts'
import type { BulkValue } from '../platform/db/array-literal.ts'
import { bulkInsert } from '../platform/db/bulk-insert.ts'
import type { Definition } from '../rules/definition/schema.ts'
import { roundHalfUp, type Exact } from '../rules/quantity/exact.ts'
import type { CaseColumns, Facts } from '../rules/scoring/facts.ts'

interface Rows {
  register: string
  table: string
  columns: readonly string[]
  /** The source row, then the columns. */
  rows: readonly (readonly BulkValue[])[]
  key: (row: readonly BulkValue[]) => string
}

interface Input {
  facts: Facts
  cases: CaseColumns
}

const text = (value: Exact): string => roundHalfUp(value, 4)
const day = (since: number): string => new Date(since * 86_400_000).toISOString().slice(0, 10)

/** Answers the newest version. */
export async function keepRegisters(
  db: Database,
  campaign: string,
  { definition, ...input }: Input & { definition: Definition },
): Promise<number> {
  const registers = registersOf(input, definition)
  for (const [at, register] of registers.entries()) await keepOne(db, { campaign, version: at + 1 }, register)
  return registers.length
}

async function keepOne(db: Database, at: { campaign: string; version: number }, part: Rows): Promise<void> {
  const { register, table, columns, rows, key } = part
  const importId = `import-${at.version}`
  await keepImport(db, { ...at, importId, register })
  const target = { table, columns: ['campaign', 'key', 'since', 'import_id', 'row', ...columns] }
  await bulkInsert(
    db,
    target,
    rows.map((row) => [at.campaign, key(row), at.version, importId, ...row]),
  )
}

/** The head of a kept import; its rows are the caller's. */
export async function keepImport(
  db: Database,
  kept: { campaign: string; version: number; importId: string; register: string },
): Promise<void> {
  const { campaign, version, importId, register } = kept
  await bulkInsert(
    db,
    {
      table: 'register_import',
      columns: [
        ...['campaign', 'id', 'register', 'status', 'file_name', 'file_hash', 'file_size', 'uploaded_by'],
        ...['uploaded_at', 'version', 'kept_by', 'kept_at'],
      ],
    },
    [
      [
        ...[campaign, importId, register, 'kept', `${register}.csv`, `hash-of-${importId}`, 1000, 'demo-office-clerk'],
        ...['2017-11-01T00:00:00Z', version, 'demo-office-clerk', '2017-11-01T00:00:00Z'],
      ],
    ],
  )
}

const column = (row: readonly BulkValue[], at: number): string => String(row[at])

function registersOf({ facts, cases }: Input, definition: Definition): Rows[] {
  const code = (unit: number): string => facts.units[unit]?.code ?? ''
  const holder = (officer: number): string => facts.officers[officer]?.certificate ?? ''
  const level = (id: string): string =>
    definition.levels.find((one) => one.id === id)?.register ?? definition.rootRegister
  return [
    {
      register: 'units',
      table: 'unit_row',
      columns: ['code', 'name', 'level', 'parent', 'state_controlled', 'key_monitored', 'list_year'],
      key: (row) => column(row, 1),
      rows: facts.units.map((u) => [
        ...[u.row, u.code, u.name, level(u.level), code(u.parent)],
        ...[text(u.stateControlled), text(u.keyMonitored), u.listYear],
      ]),
    },
    {
      register: 'officers',
      table: 'officer_row',
      columns: ['certificate', 'name', 'unit'],
      key: (row) => column(row, 1),
      rows: facts.officers.map((o) => [o.row, o.certificate, o.name, code(o.unit)]),
    },
    {
      register: 'cases',
      table: 'case_row',
      columns: ['number', 'unit', 'type', 'decided', 'fine'],
      key: (row) => column(row, 1),
      rows: caseRows(cases, definition, code),
    },
    {
      register: 'file-scores',
      table: 'file_score_row',
      columns: ['number', 'unit', 'type', 'source', 'expert', 'score'],
      key: (row) => `${column(row, 1)}|${column(row, 5)}|${column(row, 4)}|${column(row, 3)}`,
      rows: facts.fileScores.map((f) => [f.row, f.file, code(f.unit), f.type, f.source, f.expert, text(f.score)]),
    },
    {
      register: 'report-scores',
      table: 'report_score_row',
      columns: ['report', 'certificate', 'industry', 'expert', 'score'],
      key: (row) => `${column(row, 1)}|${column(row, 4)}`,
      rows: facts.reportScores.map((r) => [r.row, r.report, holder(r.officer), r.industry, r.expert, text(r.score)]),
    },
    {
      register: 'exam-scores',
      table: 'exam_score_row',
      columns: ['certificate', 'score'],
      key: (row) => `${column(row, 1)}|${column(row, 0)}`,
      rows: facts.examScores.map((e) => [e.row, holder(e.officer), text(e.score)]),
    },
    {
      register: 'nominations',
      table: 'nomination_row',
      columns: [
        ...['category', 'unit', 'certificate', 'industry', 'material1', 'material2'],
        ...['integrity_proof', 'verified_report'],
      ],
      key: (row) => row.map(String).join('|'),
      rows: facts.nominations.map((n) => [
        ...[n.row, n.category, code(n.unit), n.certificate, n.industry, n.material1, n.material2],
        ...[n.integrityProof, n.verifiedReport],
      ]),
    },
  ]
}

function caseRows(cases: CaseColumns, definition: Definition, code: (unit: number) => string): BulkValue[][] {
  return Array.from({ length: cases.length }, (_, at) => {
    const fine = `${BigInt(cases.fine[at] ?? 0)}`.padStart(cases.fineScale + 1, '0')
    const whole = fine.slice(0, fine.length - cases.fineScale)
    const amount = cases.fineScale === 0 ? fine : `${whole}.${fine.slice(-cases.fineScale)}`
    const type = definition.caseTypes[cases.type[at] ?? 0]?.name ?? ''
    return [cases.row[at] ?? 0, cases.number(at), code(cases.unit[at] ?? -1), type, day(cases.day[at] ?? 0), amount]
  })
}
