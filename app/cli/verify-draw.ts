/** `lianbing verify-draw` (a1.1d; contract: the random draw): recomputes a published record and says what differs. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { differences, readRecord, type Difference, type Recorded } from '../../rules/draw/verify.ts'
import type { RegisterError } from '../../rules/registers/table.ts'
import { shippedCampaigns } from '../campaigns/load-campaign.ts'
import { drawArguments, drawCampaign, readUniverse, refuse } from './draw-arguments.ts'

export const summary = '重算一次抽取，核对公开的记录 (recompute a published draw)'

const usage = `用法: lianbing verify-draw <抽取记录.json> <案件登记表> --units <单位表> [--campaign <名称或文件夹>] [--json]

由登记表和记录里的种子重算全部抽取结果。一致：退出码 0；不一致：退出码 1，并逐项说明。
  --campaign  活动方案，默认为记录里写的活动
`

const notVerified = '未核对'

export async function run(args: string[]): Promise<number> {
  const wanted = drawArguments(args, 2)
  if (wanted === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if ('errors' in wanted) return refuse(wanted.errors, wanted.json, notVerified)
  const [recordFile = '', cases = ''] = wanted.positionals
  const recorded = await readRecordFile(recordFile)
  if ('errors' in recorded) return refuse(recorded.errors, wanted.json, notVerified)
  const campaign = await drawCampaign(wanted.campaign ?? (await campaignOf(recorded.record)))
  if ('errors' in campaign) return refuse(campaign.errors, wanted.json, notVerified)
  const read = await readUniverse(campaign, { cases, units: wanted.units })
  if ('errors' in read) return refuse(read.errors, wanted.json, notVerified)
  const found = differences(recorded.record, read.universe, campaign.definition.id)
  process.stdout.write(wanted.json ? document(found) : sentence(recorded.record, found))
  return found.length === 0 ? 0 : 1
}

/** A record that names a campaign nobody knows is compared with the shipped one, and differs. */
async function campaignOf({ campaign }: Recorded): Promise<string> {
  const known = await shippedCampaigns()
  return campaign !== undefined && known.includes(campaign) ? campaign : 'xinjiang-2017'
}

async function readRecordFile(path: string): Promise<{ record: Recorded } | { errors: RegisterError[] }> {
  const refused = (message: string) => ({ errors: [{ file: basename(path), row: 1, column: '', value: '', message }] })
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return refused('抽取记录读不出来；请核对路径')
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    const record = readRecord(parsed)
    return record === undefined ? refused('不是抽取记录：应是一个 JSON 对象') : { record }
  } catch {
    return refused('不是 JSON；请使用 lianbing draw --json 输出的文件')
  }
}

const document = (found: readonly Difference[]): string =>
  `${JSON.stringify({ holds: found.length === 0, differences: found }, null, 2)}\n`

function sentence(record: Recorded, found: readonly Difference[]): string {
  if (found.length === 0)
    return `一致：第 ${record.round} 轮抽取的底册哈希、承诺和 ${record.drawn?.length ?? 0} 件抽中案卷都与重算结果相同。\n`
  const lines = found.map(
    ({ at, recorded, recomputed }) => `  ${at}\n    记录：${recorded || '（无）'}\n    重算：${recomputed || '（无）'}`,
  )
  return `不一致：${found.length} 处。\n${lines.join('\n')}\n`
}
