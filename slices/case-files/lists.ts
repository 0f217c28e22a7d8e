/** Lists of case files, what can be chosen in the editor, and the rows of the register that a file can be opened from. */
import type { Context } from '../../platform/http/context.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { personNames } from '../people/facts.ts'
import { casesFound, currentVersion, knownUnits, officerCertificates } from '../registers/facts.ts'
import { signedRecordsOf } from '../records/facts.ts'
import { mustBeOwn } from './own-unit.ts'
import {
  draftDocument,
  fileStates,
  tableFilter,
  type FilePage,
  type FileRow,
  type FoundCases,
  type OfficerChoice,
  type PageQuery,
  type RecordChoice,
} from './contract.ts'
import { countByState, countFiles, filesOfRows, pageOfFiles, type ListAsk, type ListedHead } from './store-lists.ts'

export async function fileRows(ctx: Pick<Context, 'db'>, heads: readonly ListedHead[]): Promise<FileRow[]> {
  const [units, names] = [
    await knownUnits(ctx.db),
    await personNames(ctx.db, [...new Set(heads.map(({ savedBy }) => savedBy))]),
  ]
  return heads.map((head) => {
    const { slotType, slotSource, savedBy } = head
    const { id, number, unit, type, party, decided, state, fatal, errors, warnings, asks } = head
    const { formProblems, version, savedAt, guidanceOpen } = head
    return {
      ...{ id, number, unit, type, party, decided, state, fatal, errors, warnings, asks },
      ...{ formProblems, version, savedAt, guidanceOpen, savedBy: names.get(savedBy) ?? savedBy },
      unitName: units.get(unit)?.name ?? '',
      slot: slotType === null || slotSource === null ? null : { type: slotType, source: slotSource },
    }
  })
}

/** A filter that can't be read filters nothing. */
export function filterOf(text: string): ListAsk['filter'] {
  if (text === '') return {}
  try {
    return tableFilter.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

const askOf = (ctx: Context, campaign: string, { find, filter, sort }: PageQuery): ListAsk => ({
  ...{ campaign, find, sort, territory: ctx.territory, filter: filterOf(filter) },
})

export async function viewFiles(ctx: Context, campaign: string, query: PageQuery): Promise<FilePage> {
  const ask = askOf(ctx, campaign, query)
  const [heads, total] = [await pageOfFiles(ctx.db, ask, query), await countFiles(ctx.db, ask)]
  const counted = new Map((await countByState(ctx.db, ask)).map(({ state, n }) => [state, n]))
  const [untouched, incomplete, questions, done] = fileStates.map((state) => counted.get(state) ?? 0)
  const states = { untouched: untouched ?? 0, incomplete: incomplete ?? 0, questions: questions ?? 0, done: done ?? 0 }
  return { total, rows: await fileRows(ctx, heads), states }
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST = 100_000

const stateWords: Record<FileRow['state'], string> = {
  untouched: '未办理',
  incomplete: '有问题',
  questions: '待核',
  done: '齐全',
}

export async function exportFiles(ctx: Context, campaign: string, query: PageQuery): Promise<Reply> {
  const rows = await fileRows(ctx, await pageOfFiles(ctx.db, askOf(ctx, campaign, query), { offset: 0, limit: MOST }))
  const texts = ['案号', '单位代码', '单位名称', '类型', '当事人', '决定日期', '状态', '位置']
  const numbers = ['致命', '错误', '警告', '待核', '待填']
  const columns = [
    ...texts.map((header) => ({ header, kind: 'text' as const })),
    ...numbers.map((header) => ({ header, kind: 'number' as const })),
  ]
  const lines = rows.map((row) => [
    ...[row.number, row.unit, row.unitName, row.type, row.party, row.decided, stateWords[row.state]],
    row.slot === null ? null : `${row.slot.type}（${row.slot.source}）`,
    ...[row.fatal, row.errors, row.warnings, row.asks, row.formProblems],
  ])
  return download(await writeTable({ sheet: '案卷', columns, rows: lines }), { name: '案卷.xlsx', type: XLSX })
}

/** Rows of the register of cases of the own unit that a file can be opened from. */
export async function findCases(ctx: Context, campaign: string, query: PageQuery): Promise<FoundCases> {
  const version = await currentVersion(ctx.db, campaign)
  const territory = new Set([ctx.person().unit])
  const types = filterOf(query.filter)['type'] ?? []
  const found = await casesFound(ctx.db, { campaign, version, territory, find: query.find, types }, query)
  const files = await filesOfRows(
    ctx.db,
    campaign,
    found.rows.map(({ key }) => key),
  )
  return { total: found.total, rows: found.rows.map((row) => ({ ...row, file: files.get(row.key) ?? null })) }
}

/** The officers of a unit with the days that their certificates hold; null: the register does not say. */
export async function officerChoices(
  ctx: Context,
  campaign: string,
  unit: string,
): Promise<{ officers: OfficerChoice[] }> {
  mustBeOwn(ctx, unit)
  const officers = await officerCertificates(ctx.db, campaign, unit)
  return { officers: officers.map(({ unit: _unit, ...one }) => one) }
}

/** The unit's signed records, as documents that can be taken in as they are, with what the register says of their officers. */
export async function recordChoices(
  ctx: Context,
  campaign: string,
  unit: string,
): Promise<{ records: RecordChoice[] }> {
  mustBeOwn(ctx, unit)
  const records = await signedRecordsOf(ctx.db, campaign, unit)
  const registered = new Map(
    (await officerCertificates(ctx.db, campaign, unit)).map((officer) => [officer.certificate, officer]),
  )
  return {
    records: records.map(({ id, hash, signedAt, document, officers }) => ({
      ...{ id, hash, signedAt, document: draftDocument.parse(document) },
      officers: officers.map(({ certificate, name }) => {
        const known = registered.get(certificate)
        const days = { validFrom: known?.validFrom ?? null, validTo: known?.validTo ?? null }
        return { certificate, name, ...days, registeredName: known?.name ?? null }
      }),
    })),
  }
}
