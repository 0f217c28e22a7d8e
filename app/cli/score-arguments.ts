/** The arguments of `lianbing score`. */
import { parseArgs } from 'node:util'

export type Language = 'zh-CN' | 'en'

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

/** Undefined with a message where the arguments cannot be used. */
export function scoreArguments(args: string[]): ScoreArguments | 'help' | { problem: string; json: boolean } {
  const json = args.includes('--json')
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
    if (folder === undefined || more.length > 0) return { problem: '请给出一个文件夹（且只给一个）', json }
    if (values.lang !== 'zh-CN' && values.lang !== 'en')
      return { problem: `没有语言“${values.lang}”；可用 zh-CN 或 en`, json }
    const { campaign, explain } = values
    return { folder, campaign, json, language: values.lang, ...(explain === undefined ? {} : { explain }) }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause), json }
  }
}
