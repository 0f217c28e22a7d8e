/** The register of problems as a table: what is seen, all pages of it. */
import type { Context } from '../../platform/http/context.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import type { PageQuery } from './contract.ts'
import type { Origin, ProblemState } from './contract-problems.ts'
import { viewProblems } from './problem-register.ts'
import { XLSX } from './receipts.ts'

const states: Record<ProblemState, string> = { open: '办理中', closed: '已办结待确认', confirmed: '已确认' }
const origins: Record<Origin, string> = { unit: '单位提出', meeting: '会议', visit: '督查', office: '办公室' }

export async function exportProblems(ctx: Context, campaign: string, query: PageQuery): Promise<Reply> {
  const { rows } = await viewProblems(ctx, campaign, { ...query, offset: 0, limit: 10_000 })
  const headers = ['问题', '提出单位', '来源', '卡住的条款', '责任岗位', '期限', '状态', '逾期']
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  const lines = rows.map((row) => [
    ...[row.title, row.unitName, origins[row.origin], row.clause, row.owner, row.due, states[row.state]],
    row.overdue ? '逾期' : '',
  ])
  return download(await writeTable({ sheet: '问题台账', columns, rows: lines }), { name: '问题台账.xlsx', type: XLSX })
}
