/** The arguments of `lianbing score`. */
import { parseArgs } from 'node:util'
import { say, type Language } from './score-words.ts'

export interface ScoreArguments {
  folder: string
  campaign: string
  json: boolean
  explain?: string
  language: Language
}

export const usage = `用法: lianbing score <文件夹> [--campaign <名称或文件夹>] [--json] [--explain <单位代码 | 证件号>] [--lang zh-CN|en]

对一个文件夹里的登记表（units、officers、cases、file-scores、report-scores、exam-scores、nominations，.csv 或 .xlsx）计分。
  --campaign  活动方案，默认 xinjiang-2017
  --json      只输出结果文档（JSON）
  --explain   输出一个单位或一个人得分的理由：怎样算出、条款、采用的读法、来源行
  --lang      输出语言，默认 zh-CN
`

interface BadArguments {
  problem: string
  json: boolean
  language: Language
}

/** Undefined with a message where the arguments cannot be used. */
export function scoreArguments(args: string[]): ScoreArguments | 'help' | BadArguments {
  const json = args.includes('--json')
  // Read before the others, so that what is wrong with them is said in it.
  const language = /\s--lang[ =]en(\s|$)/.test(` ${args.join(' ')}`) ? 'en' : 'zh-CN'
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        campaign: { type: 'string', default: 'xinjiang-2017' },
        json: { type: 'boolean', default: false },
        explain: { type: 'string' },
        lang: { type: 'string', default: 'zh-CN' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return 'help'
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) return { problem: say(language, 'no-argument'), json, language }
    if (values.lang !== 'zh-CN' && values.lang !== 'en')
      return { problem: say(language, 'no-language', { value: values.lang }), json, language }
    const { campaign, explain } = values
    return { folder, campaign, json, language: values.lang, ...(explain === undefined ? {} : { explain }) }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause), json, language }
  }
}
