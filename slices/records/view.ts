/** The list of a territory's records, one record with its sheets, versions and signing, and what a device works on further. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { beijingMinute } from '../../rules/drafting/moments.ts'
import { layOut, type LaidOut } from '../../rules/drafting/pages.ts'
import { checkRecord } from '../../rules/drafting/record-document.ts'
import type { RecordContent } from '../../rules/drafting/record.ts'
import { personNames } from '../people/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import type { Head, ListQuery, OpenRecord, RecordDetail, RecordLine, RecordList, SigningView } from './contract.ts'
import { draftingTables, unitNameOf } from './kit.ts'
import { headsOf } from './model.ts'
import { signedAs } from './signed.ts'
import {
  contentOf,
  listRecords,
  printingsOf,
  recordOf,
  signingOf,
  supplementsOf,
  versionsOf,
  type At,
  type Printing,
  type StoredRecord,
  type StoredSigning,
} from './store.ts'
import { openTexts } from './store-together.ts'

type Names = ReadonlyMap<string, string>

async function namesOf(ctx: Context, people: readonly string[]): Promise<Names> {
  return personNames(ctx.db, [...new Set(people)])
}

async function named(ctx: Context, rows: readonly Omit<RecordLine, 'unitName'>[]): Promise<RecordLine[]> {
  const units = await knownUnits(ctx.db)
  const people = await namesOf(
    ctx,
    rows.map(({ madeBy }) => madeBy),
  )
  return rows.map((row) => ({
    ...row,
    unitName: units.get(row.unit)?.name ?? row.unit,
    madeBy: people.get(row.madeBy) ?? row.madeBy,
  }))
}

export async function viewList(ctx: Context, campaign: string, query: ListQuery): Promise<RecordList> {
  const { total, rows } = await listRecords(ctx.db, { campaign, territory: ctx.territory }, query)
  return { total, rows: await named(ctx, rows) }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST = 100_000
const stateWords = {
  draft: '草稿',
  printed: '已打印待签',
  signed: '已签署',
  'refused-noted': '拒签已注明',
  'absent-noted': '不在场已注明',
}

export async function exportList(ctx: Context, campaign: string, query: ListQuery): Promise<Reply> {
  const { rows } = await viewList(ctx, campaign, { ...query, offset: 0, limit: MOST })
  const headers = ['编号', '单位代码', '单位', '种类', '当事人', '开始', '结束', '状态', '记录人', '更新时间']
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  const lines = rows.map(({ id, unit, unitName, kind, party, began, ended, state, madeBy, changedAt }) => [
    ...[id, unit, unitName, kind, party, began, ended, stateWords[state], madeBy, changedAt],
  ])
  return download(await writeTable({ sheet: '现场笔录', columns, rows: lines }), { name: '现场笔录.xlsx', type: XLSX })
}

/** @throws house.not-found */
export async function reached(ctx: Context, at: At): Promise<StoredRecord> {
  const record = await recordOf(ctx.db, at)
  if (record === undefined || !ctx.covers(record.unit)) throw problem('house.not-found')
  return record
}

async function headViews(
  ctx: Context,
  at: At,
): Promise<{ heads: Head[]; versions: Awaited<ReturnType<typeof versionsOf>> }> {
  const versions = await versionsOf(ctx.db, at)
  const people = await namesOf(
    ctx,
    versions.map(({ by }) => by),
  )
  const namedVersions = versions.map((one) => ({ ...one, by: people.get(one.by) ?? one.by }))
  const open = new Set(headsOf(versions))
  const heads: Head[] = []
  for (const { id: version, by, claimedAt, receivedAt } of namedVersions.filter(({ id }) => open.has(id))) {
    const content = await contentOf(ctx.db, at, version)
    if (content !== undefined) heads.push({ version, content, by, claimedAt, receivedAt })
  }
  return { heads, versions: namedVersions }
}

/** @throws house.not-found */
export async function viewRecord(ctx: Context, at: At): Promise<RecordDetail> {
  const record = await reached(ctx, at)
  const { heads, versions } = await headViews(ctx, at)
  const printings = await printingsOf(ctx.db, at)
  const signing = await signingOf(ctx.db, at)
  const shown = await shownText(ctx, { at, record, heads, printings, signing })
  const today = beijingMinute(ctx.now().toISOString()).slice(0, 10)
  const people = await namesOf(ctx, [...printings.map(({ by }) => by), ...(signing === undefined ? [] : [signing.by])])
  const { made_by: madeBy, changed_at: changedAt, ...line } = record
  const [whole] = await named(ctx, [{ ...line, madeBy, changedAt }])
  if (whole === undefined) throw problem('house.not-found')
  return {
    line: whole,
    heads,
    versions: versions.map(({ id: version, ...rest }) => ({ version, ...rest })),
    sheets: shown.sheets,
    isPrinted: shown.isPrinted,
    printings: printings.map(({ sheets: _sheets, by, ...rest }) => ({ ...rest, by: people.get(by) ?? by })),
    signing: signing === undefined ? null : signingView(signing, people),
    findings: checkRecord(shown.content, signedAs(signing), { limits: draftingTables().limits, today }),
    supplementedBy: await supplementsOf(ctx.db, { ...at, unit: record.unit }),
  }
}

function signingView({ signing, by, ...rest }: StoredSigning, people: Names): SigningView {
  const { everyPage: _all, ...words } = signing
  return { ...rest, ...words, by: people.get(by) ?? by }
}

interface Shown {
  at: At
  record: StoredRecord
  heads: readonly Head[]
  printings: readonly Printing[]
  signing: StoredSigning | undefined
}

/** The signed text, else the printed one where nothing was changed since, else the draft's newest. */
async function shownText(
  ctx: Context,
  { at, record, heads, printings, signing }: Shown,
): Promise<{ sheets: LaidOut; content: RecordContent; isPrinted: boolean }> {
  const printing =
    printings.find(({ hash }) => hash === signing?.hash) ?? (record.state === 'printed' ? printings[0] : undefined)
  const content = printing === undefined ? heads.at(-1)?.content : await contentOf(ctx.db, at, printing.version)
  if (content === undefined) throw problem('house.not-found')
  if (printing !== undefined) return { sheets: printing.sheets, content, isPrinted: true }
  const unitName = await unitNameOf(ctx.db, record.unit)
  return { sheets: layOut(content, unitName, draftingTables().template), content, isPrinted: false }
}

/** What devices of the person's unit work on further. */
export async function viewOpen(ctx: Context, campaign: string): Promise<{ records: OpenRecord[] }> {
  const texts = await openTexts(ctx.db, campaign, ctx.person().unit)
  const people = await namesOf(
    ctx,
    texts.flatMap(({ heads }) => heads.map(({ by }) => by)),
  )
  const named = ({ by, ...head }: Head): Head => ({ ...head, by: people.get(by) ?? by })
  return { records: texts.map(({ heads, ...text }) => ({ ...text, heads: heads.map(named) })) }
}
