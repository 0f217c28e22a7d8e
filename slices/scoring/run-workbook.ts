/** The live workbook of a run: scored once more from the rows as they stood, and refused where that gives another result. */
import { PassThrough, type Readable } from 'node:stream'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import { score } from '../../rules/scoring/score.ts'
import { withDecidersNamed } from '../campaigns/facts.ts'
import { factsOfRun } from './loaded-facts.ts'
import { hashOf } from './run-result.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import { campaignIn } from './stored.ts'
import { writeScoreWorkbook } from './workbook.ts'

/** @throws scoring.damaged */
export async function runWorkbook(ctx: Context, ask: RunAsk): Promise<{ name: string; stream: Readable }> {
  const run = await wholeRun(ctx, ask)
  const campaign = campaignIn(run)
  const { facts, columns, inputs } = await factsOfRun(ctx.db, run)
  const result = score(campaign.definition, facts)
  if (hashOf(toJsonDocument(result, campaign.definition.rounding.pointPlaces)) !== run.result_hash)
    throw problem('scoring.damaged')
  const named = await withDecidersNamed(ctx.db, { campaign, until: run.made_at, language: 'zh-CN' })
  const names = new Map(inputs.map((input) => [input.ordinal, input.fileName]))
  const about = [
    ['计算', `第 ${run.seq} 次，${instant(run.made_at, campaign.definition.timezone)}（北京时间）`],
    ['数据版本', `第 ${run.data_version} 版`],
    ['结果校验值', `SHA-256 ${run.result_hash}`],
  ] as const
  const stream = new PassThrough()
  const fileName = (ordinal: number): string => names.get(ordinal) ?? ''
  writeScoreWorkbook({ campaign: named, facts, cases: columns, result, about, fileName }, stream).catch(
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return { name: `计分工作簿-第${run.seq}次.xlsx`, stream }
}

/** `2017-11-20 10:00` where the campaign is. */
const instant = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso))
