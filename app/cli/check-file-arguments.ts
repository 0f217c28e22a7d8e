/** The arguments of `lianbing check-file`. */
import { parseArgs } from 'node:util'
import { isDay } from '../../rules/calendar/days.ts'
import type { Language } from './score-words.ts'

export const usage: Record<Language, string> = {
  'zh-CN': `用法: lianbing check-file <案卷.json | 文件夹> [--json] [--at <日期>] [--report] [--rubric] [--campaign <名称或文件夹>] [--lang zh-CN|en]

检查一个案卷或一个文件夹的案卷：每条发现写明规则、文书、应为、实为和法律依据。
  --at        只报这一天已经到期的，如 2017-09-01；默认全部视为到期
  --json      只输出结果文档（JSON）
  --report    按单位汇总：哪些问题反复出现（与 --json 合用时输出汇总的 JSON）
  --rubric    2024 年案卷评查标准的否决项，案卷没有写明的也逐项提请人工核实
  --campaign  活动方案，决定文书须在哪段时间作出；默认 xinjiang-2017
  --lang      输出语言，默认 zh-CN（--language 相同）
退出码：0 没有确定的错误；1 有；2 不是案卷（列出全部格式问题）。案卷格式见 docs/case-file.md。
`,
  en: `Usage: lianbing check-file <file.json | folder> [--json] [--at <date>] [--report] [--rubric] [--campaign <name or folder>] [--lang zh-CN|en]

Checks one case file or a folder of them: each finding names rule, document, what was expected and found, and the legal basis.
  --at        only what was due on that day, such as 2017-09-01; by default everything is due
  --json      only the result document (JSON)
  --report    by unit: which defects recur (with --json the report as JSON)
  --rubric    asks about every veto of the 2024 rubric that a file leaves open
  --campaign  the campaign within which a decision must lie; xinjiang-2017 by default
  --lang      language, zh-CN by default (--language is the same)
Exit code: 0 no certain defect; 1 some; 2 not a case file (every problem of form is listed). The format: docs/case-file.md.
`,
}

export interface Wanted {
  path: string
  json: boolean
  report: boolean
  rubric: boolean
  campaign: string
  language: Language
  at?: string
}

export interface Refused {
  problem: string
  json: boolean
  language: Language
}

const options = {
  json: { type: 'boolean', default: false },
  report: { type: 'boolean', default: false },
  rubric: { type: 'boolean', default: false },
  at: { type: 'string' },
  campaign: { type: 'string', default: 'xinjiang-2017' },
  lang: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export function readArguments(args: string[]): Wanted | { help: Language } | Refused {
  const refused = (problem: string, language: Language = 'zh-CN'): Refused => ({
    problem,
    json: args.includes('--json'),
    language,
  })
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const language = values.lang ?? values.language ?? 'zh-CN'
    if (language !== 'zh-CN' && language !== 'en') return refused(`没有语言“${language}”；可用 zh-CN 或 en`)
    if (values.help) return { help: language }
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) return refused('请给出一个案卷或文件夹（且只给一个）', language)
    const { at, campaign, json, report, rubric } = values
    if (at !== undefined && !isDay(at)) return refused(`--at“${at}”不是日期；请写成 2017-09-01`, language)
    return { path, json, report, rubric, campaign, language, ...(at === undefined ? {} : { at }) }
  } catch (cause) {
    return refused(optionProblem(cause), languageAsked(args))
  }
}

/** The runtime words it in English and by what it means: its code says what is wrong, its sentence which option. */
function optionProblem(cause: unknown): string {
  if (!(cause instanceof TypeError)) throw cause
  const name = /'(--?[\w-]*)/.exec(cause.message)?.[1] ?? ''
  const isUnknown = 'code' in cause && cause.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
  return isUnknown ? `没有选项“${name}”；可用的选项见 --help` : `选项“${name}”的值不对或没有写；写法见 --help`
}

/** As it stands there, where the arguments as a whole can't be read. */
const languageAsked = (args: readonly string[]): Language => {
  const at = args.findIndex((one) => one === '--lang' || one === '--language')
  return args[at + 1] === 'en' || args.some((one) => /^--lang(uage)?=en$/.test(one)) ? 'en' : 'zh-CN'
}
