/**
 * `lianbing check-file <file.json | folder>` (a1.1a; contract: the case-file checker): 0 no certain defect, 1 some, 2 not a case
 * file (every problem of form at once).
 */
import { checkFiles, isCertainDefect, type CheckedFile } from '../../rules/case-check/check.ts'
import type { CheckSetting } from '../../rules/case-check/dossier.ts'
import { reportByUnit } from '../../rules/case-check/unit-report.ts'
import { fileWindow } from '../../rules/case-check/window.ts'
import { loadCampaign, problemLine } from '../campaigns/load-campaign.ts'
import { loadLegalLimits } from '../campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../campaigns/load-working-days.ts'
import { readCaseFiles, type FileProblem, type ReadFiles } from './case-file-folder.ts'
import { readArguments, usage, type Wanted } from './check-file-arguments.ts'
import { checkedText, reportText } from './check-file-text.ts'
import { inEnglish } from './form-words.ts'

export const summary = '逐条检查案卷，说明依据 (check case files against the rules of procedure)'

export async function run(args: string[]): Promise<number> {
  const wanted = readArguments(args)
  if ('help' in wanted) {
    process.stdout.write(usage[wanted.help])
    return 0
  }
  if ('problem' in wanted) return refuse([{ file: '', path: '', value: '', message: wanted.problem }], wanted)
  const setting = await settingOf(wanted)
  if (Array.isArray(setting)) return refuse(setting, wanted)
  const read = readCaseFiles(wanted.path)
  if ('problems' in read) return refuse(read.problems, wanted)
  const checked = checkFiles(read.files, setting)
  process.stdout.write(output(wanted, { read, checked, setting }))
  return checked.some(hasDefect) ? 1 : 0
}

const hasDefect = ({ findings }: CheckedFile): boolean => findings.some(isCertainDefect)

interface Result {
  read: ReadFiles
  checked: CheckedFile[]
  setting: CheckSetting
}

function output({ json, report, language }: Wanted, { read, checked, setting }: Result): string {
  if (report) {
    const units = reportByUnit(read.files, checked)
    return json ? document({ units }) : reportText(units, language)
  }
  return json ? document({ files: checked }) : checkedText(read, checked, { language, limits: setting.limits })
}

const document = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

async function settingOf({ campaign, at, rubric }: Wanted): Promise<CheckSetting | FileProblem[]> {
  const loaded = await loadCampaign(campaign)
  if ('problems' in loaded)
    return loaded.problems.map((problem) => ({
      file: problem.file,
      path: problem.path,
      value: '',
      message: problemLine(problem),
    }))
  const [calendar, limits] = await Promise.all([loadWorkingDays(), loadLegalLimits()])
  const window = fileWindow(loaded.campaign.definition)
  return { calendar, limits, window, rubric, ...(at === undefined ? {} : { at }) }
}

function refuse(errors: readonly FileProblem[], { json, language }: Pick<Wanted, 'json' | 'language'>): number {
  const english = language === 'en'
  const lines = errors.map(({ file, path, value, message }) => {
    const place = [file, path].filter((part) => part !== '').join(' ')
    const text = value.length > 60 ? `${value.slice(0, 60)}…` : value
    const written = value === '' ? '' : english ? ` (written: "${text}")` : `（填的是“${text}”）`
    return `${place === '' ? '' : `${place}: `}${english ? inEnglish(message) : message}${written}\n`
  })
  const total = english
    ? `${errors.length} problems of form, nothing checked`
    : `共 ${errors.length} 处格式问题，未检查`
  process.stderr.write(`${lines.join('')}${total}\n`)
  if (json) process.stdout.write(document({ errors }))
  return 2
}
