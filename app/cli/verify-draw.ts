/** `lianbing verify-draw` (a1.1d; contract: the random draw): recomputes a published record and says what differs. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { differences, readRecord, type Difference, type Recorded } from '../../rules/draw/verify.ts'
import type { RegisterError } from '../../rules/registers/table.ts'
import { shippedCampaigns } from '../campaigns/load-campaign.ts'
import { drawArguments, drawCampaign, readUniverse, refuse } from './draw-arguments.ts'
import { drawWords, type DrawWords } from './draw-words.ts'
import { isPublicRecord, verifyPublic, type PublicVerdict } from './verify-public-draw.ts'

export const summary = '重算一次抽取，核对公开的记录 (recompute a published draw)'

const usage = `用法: lianbing verify-draw <抽取记录.json> <案件登记表> --units <单位表> [--campaign <名称或文件夹>] [--json] [--lang zh-CN|en]

由登记表和记录里的种子重算全部抽取结果。一致：退出码 0；不一致：退出码 1，并逐项说明。
记录也可以是公开文件夹的 draw-public.json：全部票号都由登记表重算且一致，退出码才是 0；有核验不了的，退出码 1，并说明几张。
  --campaign  活动方案，默认为记录里写的活动
`

const usageInEnglish = `Usage: lianbing verify-draw <record.json> <cases> --units <units> [--campaign <name or folder>] [--json] [--lang zh-CN|en]

Recomputes a published draw from the register and the seed in the record. Exit code 0: it holds; 1: it does not, and each difference is named.
The record may be draw-public.json of a public folder: exit code 0 only where every ticket was recomputed from the register; else 1, and how many were.
  --campaign  the campaign, by default the one that the record names
`

export async function run(args: string[]): Promise<number> {
  const wanted = drawArguments(args, 2)
  if ('help' in wanted) {
    process.stdout.write(wanted.help === 'en' ? usageInEnglish : usage)
    return 0
  }
  const { json, language } = wanted
  const refused = { json, language, consequence: 'notVerified' } as const
  if ('errors' in wanted) return refuse(wanted.errors, refused)
  const [recordFile = '', cases = ''] = wanted.positionals
  const words = drawWords[language]
  const recorded = await readRecordFile(recordFile, words)
  if ('errors' in recorded) return refuse(recorded.errors, refused)
  const campaign = await drawCampaign(wanted.campaign ?? (await campaignOf(recorded.record)), language)
  if ('errors' in campaign) return refuse(campaign.errors, refused)
  const read = await readUniverse(campaign, { cases, units: wanted.units, language })
  if ('errors' in read) return refuse(read.errors, refused)
  if (isPublicRecord(recorded.value))
    return answerPublic(verifyPublic(recorded.value, read.universe, campaign.definition.id), { json, words })
  const found = differences(recorded.record, read.universe, campaign.definition.id)
  process.stdout.write(json ? document(found) : sentence(recorded.record, found, words))
  return found.length === 0 ? 0 : 1
}

/** A record that names a campaign nobody knows is compared with the shipped one, and differs. */
async function campaignOf({ campaign }: Recorded): Promise<string> {
  const known = await shippedCampaigns()
  return campaign !== undefined && known.includes(campaign) ? campaign : 'xinjiang-2017'
}

async function readRecordFile(
  path: string,
  words: DrawWords,
): Promise<{ record: Recorded; value: unknown } | { errors: RegisterError[] }> {
  const refused = (message: string) => ({ errors: [{ file: basename(path), row: 1, column: '', value: '', message }] })
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return refused(words.unreadRecord)
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    const record = readRecord(parsed)
    return record === undefined ? refused(words.noRecord) : { record, value: parsed }
  } catch {
    return refused(words.noJson)
  }
}

const document = (found: readonly Difference[]): string =>
  `${JSON.stringify({ holds: found.length === 0, differences: found }, null, 2)}\n`

function sentence(record: Recorded, found: readonly Difference[], words: DrawWords): string {
  return found.length === 0 ? `${words.holds(record.round, record.drawn?.length ?? 0)}\n` : differing(found, words)
}

function differing(found: readonly Difference[], words: DrawWords): string {
  const lines = found.map(
    ({ at, recorded, recomputed }) => `  ${at}\n    ${words.recorded(recorded)}\n    ${words.recomputed(recomputed)}`,
  )
  return `${words.differs(found.length)}\n${lines.join('\n')}\n${words.askWhoKeeps}\n`
}

/** Exit code 0 only where every ticket was recomputed and is equal. */
function answerPublic(verdict: PublicVerdict, { json, words }: { json: boolean; words: DrawWords }): number {
  const { outcome, recomputed, of, differences: found } = verdict
  const holds = outcome === 'verified'
  const text = outcome === 'differs' ? differing(found, words) : `${words.public[outcome](recomputed, of)}\n`
  process.stdout.write(json ? `${JSON.stringify({ holds, ...verdict }, null, 2)}\n` : text)
  return holds ? 0 : 1
}
