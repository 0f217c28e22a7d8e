/** `lianbing draw` (a1.1d, a1.1f; contract: the random draw): the same register and seed give the same files, anywhere. */
import { draw as drawFiles, type DrawRecord } from '../../rules/draw/draw.ts'
import { fewestDigits, readSeed } from '../../rules/draw/seed.ts'
import type { RegisterError } from '../../rules/registers/table.ts'
import { argumentError, drawArguments, drawCampaign, readUniverse, refuse } from './draw-arguments.ts'

export const summary = '由公开的底册和骰子数字抽取案卷 (draw case files from a published universe and dice)'

const usage = `用法: lianbing draw <案件登记表> --units <单位表> --round <轮次> --seed <数字> [--campaign <名称或文件夹>] [--json]

按单位和案件类型各抽一卷，其余依次递补。任何人凭登记表和公开的种子都能重算（lianbing verify-draw）。
  --units     单位表（.csv 或 .xlsx）
  --round     轮次，1、2、3……
  --seed      当众掷骰得到的数字，至少 ${fewestDigits} 位；空格和连字符不计
  --campaign  活动方案，默认 xinjiang-2017
  --json      只输出抽取记录（JSON）
`

const notDrawn = '未抽取'

export async function run(args: string[]): Promise<number> {
  const wanted = drawArguments(args, 1)
  if (wanted === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if ('errors' in wanted) return refuse(wanted.errors, wanted.json, notDrawn)
  const { json } = wanted
  const [round, seed] = [readRound(wanted.round), seedOf(wanted.seed)]
  const problems = [round, seed].filter((one) => typeof one === 'object')
  if (typeof round === 'object' || typeof seed === 'object') return refuse(problems, json, notDrawn)
  const campaign = await drawCampaign(wanted.campaign ?? 'xinjiang-2017')
  if ('errors' in campaign) return refuse(campaign.errors, json, notDrawn)
  const read = await readUniverse(campaign, { cases: wanted.positionals[0] ?? '', units: wanted.units })
  if ('errors' in read) return refuse(read.errors, json, notDrawn)
  const record = drawFiles(read.universe, { campaign: campaign.definition.id, round, seed })
  process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : recordText(record, read.universe.files.length))
  return 0
}

function readRound(text: string | undefined): number | RegisterError {
  if (text === undefined) return argumentError('--round', '', '请用 --round 给出轮次，如 --round 1')
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  return argumentError('--round', text, `轮次“${text}”不是正整数；请写 1、2、3……`)
}

function seedOf(text: string | undefined): string | RegisterError {
  if (text === undefined) return argumentError('--seed', '', `请用 --seed 给出掷骰数字，至少 ${fewestDigits} 位`)
  const read = readSeed(text)
  if ('seed' in read) return read.seed
  const message =
    read.refused === 'not-digits'
      ? `种子里有“${read.found}”；只能是数字 0–9（空格和连字符不计）`
      : `种子只有 ${read.found} 位数字，至少要 ${fewestDigits} 位；请继续掷骰`
  return argumentError('--seed', text, message)
}

function recordText(record: DrawRecord, files: number): string {
  const lines = [
    `${record.campaign} 第 ${record.round} 轮抽取：可抽案卷 ${files} 件，抽中 ${record.drawn.length} 件`,
    `底册哈希 ${record.universeHash}`,
    `承诺     ${record.commitment}`,
    `种子     ${record.seed}`,
    '',
    '抽中（单位 类型 案号，递补顺序）：',
    ...record.drawn.map(({ unit, type, file, replacements }) => {
      const others = replacements.length === 0 ? '无递补' : `递补 ${shortList(replacements)}`
      return `  ${unit} ${type} ${file}（${others}）`
    }),
    '',
    record.empty.length === 0 ? '每个单位的每种类型都有案卷。' : '没有案卷可抽：',
    ...record.empty.map(({ unit, type }) => `  ${unit} ${type}`),
  ]
  return `${lines.join('\n')}\n`
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 3).join('、')
  return names.length > 3 ? `${shown} 等 ${names.length} 件` : shown
}
