/**
 * `lianbing check-file <file.json | folder>` (a1.1a; contract: the case-file checker): 0 no certain defect, 1 some, 2 not a case
 * file (every problem of form at once).
 */
import { parseArgs } from 'node:util'
import { isDay } from '../../rules/calendar/days.ts'
import { checkFiles, isCertainDefect, type CheckedFile } from '../../rules/case-check/check.ts'
import type { CheckSetting } from '../../rules/case-check/dossier.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { loadCampaign, problemLine } from '../campaigns/load-campaign.ts'
import { loadLegalLimits } from '../campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../campaigns/load-working-days.ts'
import { readCaseFiles, type FileProblem } from './case-file-folder.ts'
import { checkedText } from './check-file-text.ts'

export const summary = '逐条检查案卷，说明依据 (check case files against the rules of procedure)'

const usage = `用法: lianbing check-file <案卷.json | 文件夹> [--json] [--at <日期>] [--campaign <名称或文件夹>]

检查一个案卷或一个文件夹的案卷：每条发现写明规则、文书、应为、实为和法律依据。
  --at        只报这一天已经到期的，如 2017-09-01；默认全部视为到期
  --json      只输出结果文档（JSON）
  --campaign  活动方案，决定文书须在哪段时间作出；默认 xinjiang-2017
退出码：0 没有确定的错误；1 有；2 不是案卷（列出全部格式问题）。
`

interface Wanted {
  path: string
  json: boolean
  campaign: string
  at?: string
}

export async function run(args: string[]): Promise<number> {
  const wanted = readArguments(args)
  if (wanted === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if ('problem' in wanted) return refuse([{ file: '', path: '', value: '', message: wanted.problem }], wanted.json)
  const setting = await settingOf(wanted)
  if (Array.isArray(setting)) return refuse(setting, wanted.json)
  const read = await readCaseFiles(wanted.path)
  if ('problems' in read) return refuse(read.problems, wanted.json)
  const checked = checkFiles(read.files, setting)
  process.stdout.write(wanted.json ? `${JSON.stringify({ files: checked }, null, 2)}\n` : checkedText(read, checked))
  return checked.some(hasDefect) ? 1 : 0
}

const hasDefect = ({ findings }: CheckedFile): boolean => findings.some(isCertainDefect)

function readArguments(args: string[]): Wanted | 'help' | { problem: string; json: boolean } {
  const json = args.includes('--json')
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        at: { type: 'string' },
        campaign: { type: 'string', default: 'xinjiang-2017' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return 'help'
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) return { problem: '请给出一个案卷或文件夹（且只给一个）', json }
    const { at, campaign } = values
    if (at !== undefined && !isDay(at)) return { problem: `--at“${at}”不是日期；请写成 2017-09-01`, json }
    return { path, json, campaign, ...(at === undefined ? {} : { at }) }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause), json }
  }
}

async function settingOf({ campaign, at }: Wanted): Promise<CheckSetting | FileProblem[]> {
  const loaded = await loadCampaign(campaign)
  if ('problems' in loaded)
    return loaded.problems.map((problem) => ({
      file: problem.file,
      path: problem.path,
      value: '',
      message: problemLine(problem),
    }))
  const [calendar, limits] = await Promise.all([loadWorkingDays(), loadLegalLimits()])
  const window = windowOf(loaded.campaign.definition)
  return { calendar, limits, window, ...(at === undefined ? {} : { at }) }
}

/** R10: the campaign's own period, or May to October of its year. */
function windowOf({ period, readings }: Definition): CheckSetting['window'] {
  const year = period.from.slice(0, 4)
  if (readings['R10']?.choice === 'may-october') return { from: `${year}-05-01`, to: `${year}-10-31` }
  return { from: period.from, to: period.to }
}

function refuse(errors: readonly FileProblem[], json: boolean): number {
  const lines = errors.map(({ file, path, value, message }) => {
    const place = [file, path].filter((part) => part !== '').join(' ')
    const written = value === '' ? '' : `（填的是“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”）`
    return `${place === '' ? '' : `${place}: `}${message}${written}\n`
  })
  process.stderr.write(`${lines.join('')}共 ${errors.length} 处格式问题，未检查\n`)
  if (json) process.stdout.write(`${JSON.stringify({ errors }, null, 2)}\n`)
  return 2
}
