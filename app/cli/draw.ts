/** `lianbing draw` (a1.1d, a1.1f; contract: the random draw): the same register and seed give the same files, anywhere. */
import { draw as drawFiles, type DrawRecord } from '../../rules/draw/draw.ts'
import { fewestDigits, readSeed } from '../../rules/draw/seed.ts'
import type { RegisterError } from '../../rules/registers/table.ts'
import { argumentError, drawArguments, drawCampaign, readUniverse, refuse } from './draw-arguments.ts'
import { drawWords, type DrawWords } from './draw-words.ts'

export const summary = '由公开的底册和骰子数字抽取案卷 (draw case files from a published universe and dice)'

const usage = `用法: lianbing draw <案件登记表> --units <单位表> --round <轮次> --seed <数字> [--campaign <名称或文件夹>] [--json] [--lang zh-CN|en]

按单位和案件类型各抽一卷，其余依次递补。任何人凭登记表和公开的种子都能重算（lianbing verify-draw）。
  --units     单位表（.csv 或 .xlsx）
  --round     轮次，1、2、3……
  --seed      当众掷骰得到的数字，至少 ${fewestDigits} 位；空格和连字符不计
  --campaign  活动方案，默认 xinjiang-2017
  --json      只输出抽取记录（JSON）
`

const usageInEnglish = `Usage: lianbing draw <cases> --units <units> --round <round> --seed <digits> [--campaign <name or folder>] [--json] [--lang zh-CN|en]

Draws one file of each unit and type; the others replace it in their order. Anyone can repeat it (lianbing verify-draw).
  --units     register of units (.csv or .xlsx)
  --round     the round: 1, 2, 3 …
  --seed      digits thrown in public, at least ${fewestDigits}; spaces and hyphens do not count
  --campaign  the campaign, xinjiang-2017 by default
  --json      only the record of the draw (JSON)
`

export async function run(args: string[]): Promise<number> {
  const wanted = drawArguments(args, 1)
  if ('help' in wanted) {
    process.stdout.write(wanted.help === 'en' ? usageInEnglish : usage)
    return 0
  }
  const { json, language } = wanted
  const refused = { json, language, consequence: 'notDrawn' } as const
  if ('errors' in wanted) return refuse(wanted.errors, refused)
  const words = drawWords[language]
  const [round, seed] = [readRound(wanted.round, words), seedOf(wanted.seed, words)]
  const problems = [round, seed].filter((one) => typeof one === 'object')
  if (typeof round === 'object' || typeof seed === 'object') return refuse(problems, refused)
  const campaign = await drawCampaign(wanted.campaign ?? 'xinjiang-2017', language)
  if ('errors' in campaign) return refuse(campaign.errors, refused)
  const read = await readUniverse(campaign, { cases: wanted.positionals[0] ?? '', units: wanted.units, language })
  if ('errors' in read) return refuse(read.errors, refused)
  const record = drawFiles(read.universe, { campaign: campaign.definition.id, round, seed })
  const text = json ? `${JSON.stringify(record, null, 2)}\n` : recordText(record, read.universe.files.length, words)
  process.stdout.write(text)
  return 0
}

function readRound(text: string | undefined, words: DrawWords): number | RegisterError {
  if (text === undefined) return argumentError('--round', '', words.noRound)
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  return argumentError('--round', text, words.badRound(text))
}

function seedOf(text: string | undefined, words: DrawWords): string | RegisterError {
  if (text === undefined) return argumentError('--seed', '', words.noSeed(fewestDigits))
  const read = readSeed(text)
  if ('seed' in read) return read.seed
  const strange = read.refused === 'not-digits'
  return argumentError(
    '--seed',
    text,
    strange ? words.strangeSeed(read.found) : words.shortSeed(read.found, fewestDigits),
  )
}

/** More replacements than this are counted, not named. */
const named = 3

function recordText(record: DrawRecord, files: number, words: DrawWords): string {
  const lines = [
    words.summary({ campaign: record.campaign, round: record.round, files, drawn: record.drawn.length }),
    `${words.universe}${record.universeHash}`,
    `${words.commitment}${record.commitment}`,
    `${words.seed}${record.seed}`,
    '',
    words.drawn,
    ...record.drawn.map(({ unit, type, file, replacements: all }) => {
      const others = all.length === 0 ? words.noReplacement : words.replacements(all.slice(0, named), all.length)
      return `  ${unit} ${type} ${words.line(file, others)}`
    }),
    '',
    record.empty.length === 0 ? words.everyStratum : words.empty,
    ...record.empty.map(({ unit, type }) => `  ${unit} ${type}`),
  ]
  return `${lines.join('\n')}\n`
}
