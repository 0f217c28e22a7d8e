/**
 * The dry run: the file is read in a worker thread while its rows go into a draft; then the draft is held against the
 * other registers and against the version in force. Nothing of the registers changes here.
 */
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { registers } from '../../rules/registers/registers.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { rowFaults } from './check-rows.ts'
import { tellRead } from './notices.ts'
import { createPartQueue } from './part-queue.ts'
import { listsOf, type DraftPart, type Values } from './model.ts'
import readRegisterFile, {
  mostErrors,
  type FileReading,
  type FoundError,
  type Progress,
  type ReadFileInput,
  type SendRows,
} from './read-file.ts'
import {
  findImport,
  moveImport,
  replaceErrors,
  updateImport,
  type ImportRow,
  type StoredError,
  type StoredSummary,
  type Which,
} from './store.ts'
import { territoryOf } from './territory.ts'
import { appliedDecisions, type AppliedDecision } from './decisions.ts'
import { decisionsOf, mappingOf, type StoredDecision } from './store-mapping.ts'
import {
  clearDraft,
  compareDraft,
  insertDraft,
  olderVersions,
  ownedElsewhere,
  unknownOfficers,
  unknownParents,
  type Draft,
  type DraftFault,
} from './store-drafts.ts'
import { keepTerms } from './store-terms.ts'
import { livingUnits, namedByOthers, newestVersion, registerTables } from './store-facts.ts'
import { tell } from './words.ts'
import { trusted } from './contract.ts'

/** How a file is read: in a thread of its own beside the answers to the browser, or here where nobody waits yet. */
export type ReadRun = (input: ReadFileInput, progress: Progress, send: SendRows) => Promise<FileReading>

export const readInWorker: ReadRun = (input, progress, send) =>
  runInWorker<FileReading>(new URL('./read-file.ts', import.meta.url), input, {
    progress,
    part: (part) => send(trusted<DraftPart>(part)),
  })

export const readHere: ReadRun = readRegisterFile

export interface Checking {
  read: ReadRun
  /** Rows read so far. */
  progress: Progress
  /** A process died over it before; the summary says so. */
  isAgain?: boolean
}

/** The territory is that of the unit that uploaded it, as the campaign's tree is now. */
export async function draftOf(db: Database, row: ImportRow): Promise<Draft> {
  const { campaign, id: importId, register, scope, mode } = row
  const territory = scope === '' ? null : [...(await territoryOf(db, scope, campaign))]
  return { campaign, importId, register, territory, mode }
}

/** Reads and checks an import that is in the state `reading`; leaves it `checked` or `failed`. */
export async function checkImport(doer: Doer, which: Which, checking: Checking): Promise<void> {
  const row = await findImport(doer.db, which)
  if (row === undefined || row.status !== 'reading') return
  try {
    await clearDraft(doer.db, await draftOf(doer.db, row))
    // Before anything is looked at: what is kept from now on may say otherwise.
    const against = await newestVersion(doer.db, row.campaign)
    const decisions = await decisionsOf(doer.db, row)
    const reading = await readIntoDraft(doer, row, { ...checking, decisions })
    const told = checking.isAgain === true ? readAgain(reading) : reading
    if (reading.refused !== undefined) await failReading(doer.db, which, reading.refused)
    else await settle(doer, row, { reading: told, against, decisions })
  } catch (cause) {
    await failReading(doer.db, which, { code: 'registers.failed', values: {} })
    throw cause
  } finally {
    await tellRead(doer, which)
  }
}

export async function failReading(db: Database, which: Which, why: { code: string; values: object }): Promise<void> {
  await moveImport(db, which, { from: ['reading'], set: { status: 'failed', problem: JSON.stringify(why) } })
}

interface Reading extends Checking {
  decisions: readonly StoredDecision[]
}

async function readIntoDraft(doer: Doer, row: ImportRow, { read, progress, decisions }: Reading): Promise<FileReading> {
  const parts = createPartQueue<DraftPart>()
  const draft = await draftOf(doer.db, row)
  const context = await contextOf(doer, draft, decisions)
  const inserting = insertDraft(doer.db, draft, parts)
  inserting.catch(() => {})
  const tell = rowsTeller(doer, row, progress)
  try {
    const reading = await doer.files.withPath(row.file_hash, (path) =>
      read(
        {
          path,
          fileName: row.file_name,
          register: row.register,
          columns: registerTables[row.register].columns,
          context,
        },
        tell,
        parts.push,
      ),
    )
    parts.end()
    await inserting
    await keepTerms(doer.db, draft, keysOf(reading, row.register))
    return reading
  } finally {
    parts.end()
    await inserting
  }
}

/** Keys of the register's columns that the file has. */
function keysOf({ columns }: FileReading, register: ImportRow['register']): Set<string> {
  const found = new Set(columns.map(({ column }) => column))
  return new Set(registers[register].columns.filter(({ name }) => found.has(name)).map(({ key }) => key))
}

/** Shows the rows read so far: at once in the job, in the import itself whenever the last note is written. */
function rowsTeller(doer: Doer, row: ImportRow, progress: Progress): Progress {
  let isWriting = false
  return (rows) => {
    progress(rows)
    if (isWriting) return
    isWriting = true
    void updateImport(doer.db, row, { rows_read: rows })
      .catch(() => {})
      .finally(() => (isWriting = false))
  }
}

async function contextOf(
  { db }: Doer,
  { campaign, register, territory }: Draft,
  decisions: readonly StoredDecision[],
): Promise<ReadFileInput['context']> {
  const { definition } = await campaignOf(db, campaign)
  const units = register === 'units' ? [] : await livingUnits(db, campaign)
  const { columns, units: unitAliases } = mappingOf(decisions)
  const reached = territory === null ? {} : { territory: new Set(territory) }
  return { units, columnMapping: columns, unitAliases, lists: listsOf(definition), ...reached }
}

interface Read {
  reading: FileReading
  against: number
  decisions: readonly StoredDecision[]
}

async function settle(doer: Doer, row: ImportRow, { reading, against, decisions }: Read): Promise<void> {
  const draft = await draftOf(doer.db, row)
  const faults = await crossChecks(doer, draft)
  const errors = [...reading.errors, ...faults.slice(0, mostErrors)].toSorted((a, b) => a.row - b.row)
  const more = reading.errorCount > reading.errors.length ? [tooMany()] : []
  await replaceErrors(doer.db, row, [...more, ...errors].map(storedError))
  const faultRows = [...new Set(faults.map((fault) => fault.row))]
  // Counted as if the file replaced all: how many rows are not in it is worth knowing either way.
  const difference = await compareDraft(doer.db, { ...draft, mode: 'replace' }, faultRows)
  const named = row.register === 'units' && difference.removed > 0 ? await namedByOthers(doer.db, draft) : []
  const summary: StoredSummary = {
    ...difference,
    ...pick(reading),
    olderVersions: difference.older > 0 ? await olderVersions(doer.db, draft) : [],
    decisions: await applied(doer, row, { reading, decisions }),
    warnings: [...named.map(stillNamed), ...reading.warnings],
    warned: reading.warned + named.length,
    good: reading.good - faultRows.length,
    wrong: reading.wrong + faultRows.length,
    errors: reading.errorCount + faults.length,
    against,
  }
  await updateImport(doer.db, row, {
    status: 'checked',
    summary: JSON.stringify(summary),
    rows_read: reading.rowsRead,
    rows_total: reading.rowsRead,
    problem: null,
  })
}

async function applied(
  { db }: Doer,
  { campaign }: ImportRow,
  { reading, decisions }: Omit<Read, 'against'>,
): Promise<AppliedDecision[]> {
  if (decisions.length === 0) return []
  const names = new Map((await livingUnits(db, campaign)).map(({ code, name }) => [code, name]))
  return appliedDecisions(decisions, reading, (code) => names.get(code) ?? code)
}

const readAgain = (reading: FileReading): FileReading => ({
  ...reading,
  warned: reading.warned + 1,
  warnings: [{ row: 0, code: 'read-again', known: {} }, ...reading.warnings],
})

const pick = ({ sheet, headerRow, amountUnit, columns, skipped, ...rest }: FileReading) => ({
  ...(sheet === undefined ? {} : { sheet }),
  ...(headerRow === undefined ? {} : { headerRow }),
  ...(amountUnit === undefined ? {} : { amountUnit }),
  columns: columns.map(({ letter, written, column, how }) => ({ letter, written, column, how })),
  skipped,
  passed: rest.passed,
  foreign: rest.foreign,
  unknownUnits: rest.unknownUnits,
  otherSheets: rest.otherSheets,
})

const stillNamed = ({ unit, rows }: { unit: string; rows: number }): StoredSummary['warnings'][number] => ({
  row: 0,
  code: 'still-named',
  known: { value: unit, rows: String(rows) },
})

const tooMany = (): FoundError => ({
  row: 1,
  column: '',
  value: '',
  code: 'too-many',
  known: { count: String(mostErrors) },
})

const storedError = (error: FoundError): StoredError => ({
  ...error,
  message: tell(error.code, error.known, { language: 'zh-CN' }).message,
})

/** What a row alone cannot show: people and units of the other registers, others' rows, and rows that say otherwise. */
async function crossChecks({ db }: Doer, draft: Draft): Promise<FoundError[]> {
  const key = registers[draft.register].columns[0]?.name ?? ''
  const kinds: [string, string, Promise<DraftFault[]>][] = [
    [draft.territory === null ? 'officer-unknown' : 'officer-not-own', '证件号', unknownOfficers(db, draft)],
    ['parent-unknown', '上级代码', unknownParents(db, draft)],
    ['owned-elsewhere', key, ownedElsewhere(db, draft)],
  ]
  const all: FoundError[] = []
  for (const [code, column, faults] of kinds) for (const fault of await faults) all.push(found(code, column)(fault))
  const { definition } = await campaignOf(db, draft.campaign)
  return [...all, ...(await rowFaults(db, definition, draft))]
}

const found =
  (code: string, column: string) =>
  ({ row, value }: DraftFault): FoundError => ({ row, column, value, code, known: { value } satisfies Values })

/** A register with a unit in its rows needs the units first. @throws registers.units-first */
export async function unitsFirst(doer: Doer, campaign: string, register: ImportRow['register']): Promise<void> {
  if (register === 'units' || !registers[register].columns.some((column) => column.kind === 'unit')) return
  if ((await livingUnits(doer.db, campaign)).length === 0) throw problem('registers.units-first')
}
