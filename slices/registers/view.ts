/** Imports as the wire has them, in the reader's language. */
import type { Database } from '../../platform/db/database.ts'
import { problem, renderProblem, type Language, type ProblemValues } from '../../platform/http/problem.ts'
import { tableProblems } from '../../platform/tables/problems.ts'
import { personNames } from '../people/facts.ts'
import { importSummary, type ImportErrorView, type ImportView, trusted } from './contract.ts'
import { mayForget } from './decisions.ts'
import { problems } from './problems.ts'
import type { Reader } from './reach.ts'
import {
  keptOfFiles,
  newestKept,
  type ImportRow,
  type KeptFile,
  type StoredError,
  type StoredSummary,
} from './store.ts'
import { tell } from './words.ts'

export interface KnownProblem {
  code: string
  values: ProblemValues
}

const catalogue = { ...tableProblems, ...problems } as const
type Code = keyof typeof catalogue
const isCode = (code: string): code is Code => Object.hasOwn(catalogue, code)

/** A catalogued problem as a sentence. */
export function sentence({ code, values }: KnownProblem, language: Language): string {
  const kind = catalogue[isCode(code) ? code : 'registers.failed']
  return renderProblem(problem(code, values), kind, language).message
}

export async function importViews(db: Database, rows: readonly ImportRow[], reader: Reader): Promise<ImportView[]> {
  const names = await personNames(db, [...new Set(rows.flatMap(peopleOf))])
  const [first] = rows.filter(({ status }) => status === 'checked')
  const newest = first === undefined ? new Map<string, number>() : await newestKept(db, first.campaign)
  const kept = await keptLike(db, rows, reader.scope)
  return rows.map((row) => viewOf(row, { names, reader, newest, earlier: earlierOf(row, kept) }))
}

const peopleOf = (row: ImportRow): string[] => [
  row.uploaded_by,
  row.kept_by ?? '',
  ...(trusted<Partial<StoredSummary>>(row.summary).decisions ?? []).map(({ by }) => by),
]

const isOpen = ({ status }: ImportRow): boolean => status !== 'kept' && status !== 'discarded'

/** Kept imports with the bytes of an open one among these, as far as the reader sees imports; all are of one campaign. */
async function keptLike(db: Database, rows: readonly ImportRow[], scope: string): Promise<KeptFile[]> {
  const open = rows.filter(isOpen)
  const campaign = open[0]?.campaign ?? ''
  return keptOfFiles(db, { campaign, hashes: [...new Set(open.map((row) => row.file_hash))], scope })
}

/** @param kept the newest first */
const earlierOf = (row: ImportRow, kept: readonly KeptFile[]): KeptFile | undefined =>
  isOpen(row) ? kept.find((one) => one.file_hash === row.file_hash && one.register === row.register) : undefined

interface Knowing {
  names: ReadonlyMap<string, string>
  reader: Reader
  /** Register → its newest version. */
  newest: ReadonlyMap<string, number>
  earlier: KeptFile | undefined
}

function viewOf(row: ImportRow, { names, reader, newest, earlier }: Knowing): ImportView {
  const found = row.problem === null ? null : trusted<KnownProblem>(JSON.parse(row.problem))
  return {
    id: row.id,
    register: row.register,
    status: row.status,
    fileName: row.file_name,
    fileHash: row.file_hash,
    fileSize: row.file_size,
    uploadedBy: names.get(row.uploaded_by) ?? row.uploaded_by,
    uploadedAt: row.uploaded_at,
    isOwn: row.uploaded_by === reader.id,
    mode: row.mode,
    rowsRead: row.rows_read,
    rowsTotal: row.rows_total,
    summary: summaryOf(row, names, reader),
    version: row.version,
    keptBy: row.kept_by === null ? null : (names.get(row.kept_by) ?? row.kept_by),
    keptAt: row.kept_at,
    reason: row.reason,
    problem: found === null ? null : sentence(found, reader.language),
    sameFile:
      earlier === undefined ? null : { id: earlier.id, keptAt: earlier.kept_at ?? '', version: earlier.version ?? 0 },
    overtakenBy: overtaken(row, newest.get(row.register) ?? 0),
  }
}

function overtaken(row: ImportRow, newest: number): number | null {
  const { against = 0 } = trusted<Partial<StoredSummary>>(row.summary)
  return row.status === 'checked' && newest > against ? newest : null
}

function summaryOf(row: ImportRow, names: ReadonlyMap<string, string>, reader: Reader): ImportView['summary'] {
  const stored = trusted<Partial<StoredSummary>>(row.summary)
  const warnings = (stored.warnings ?? []).map(({ row: at, code, known }) => ({
    row: at,
    code,
    message: tell(code, known, { language: reader.language }).message,
  }))
  const decisions = (stored.decisions ?? []).map((one) => ({
    ...one,
    by: names.get(one.by) ?? one.by,
    mayForget: mayForget(one.scope, reader.scope),
  }))
  return importSummary.parse({ ...stored, warnings, decisions })
}

export function errorView(
  { row, column, value, message, code, known }: StoredError,
  language: Language,
): ImportErrorView {
  return { row, column, value, code, ...tell(code, known, { language, fallback: message }) }
}
