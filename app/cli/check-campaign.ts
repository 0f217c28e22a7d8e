/** `lianbing check-campaign <name|folder> [--json] [--lang en]`: exit 0 sound, 1 a finding of severity error, 2 cannot be read. */
import { parseArgs } from 'node:util'
import { checkCampaign } from '../../rules/definition/check.ts'
import type { Finding } from '../../rules/definition/finding.ts'
import { findingMessage, type Locale } from '../../rules/definition/word-finding.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { loadCampaign, problemLine, shippedCampaigns, type CampaignProblem } from '../campaigns/load-campaign.ts'

export const summary = 'checks a campaign definition against its own clauses'

const usage = `Usage: lianbing check-campaign <name or folder> [--json] [--lang zh-CN|en]

Finds what contradicts itself, cannot be kept, or was left open, with the words of both clauses.
Exit code: 0 no error; 1 a finding of severity "error"; 2 the definition cannot be read.
`

export async function run(args: string[]): Promise<number> {
  const given = readArguments(args)
  if (typeof given === 'string') return refuse(given, args.includes('--json'))
  if (given.help) return say(usage + `\nShipped campaigns: ${(await shippedCampaigns()).join(', ')}\n`, 0)
  const loaded = await loadCampaign(given.campaign)
  if ('problems' in loaded) return unreadable(loaded.problems, given.json)
  const findings = checkCampaign(loaded.campaign)
  const code = findings.some((finding) => finding.severity === 'error') ? 1 : 0
  return say(
    given.json ? asJson(findings, loaded.campaign, given.locale) : asText(findings, loaded.campaign, given.locale),
    code,
  )
}

interface Arguments {
  campaign: string
  json: boolean
  help: boolean
  locale: Locale
}

function readArguments(args: string[]): Arguments | string {
  const options = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    lang: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { json = false, help = false, lang = 'zh-CN' } = values
    if (lang !== 'zh-CN' && lang !== 'en') return `--lang is "${lang}": give zh-CN or en`
    const [campaign, ...more] = positionals
    if (!help && (campaign === undefined || more.length > 0)) return 'give one campaign: its name or its folder'
    return { campaign: campaign ?? '', json, help, locale: lang }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function say(text: string, code: number): number {
  process.stdout.write(text)
  return code
}

function refuse(message: string, json: boolean): number {
  if (json)
    process.stdout.write(`${JSON.stringify({ errors: [{ file: '', line: 0, column: 0, path: '', message }] })}\n`)
  process.stderr.write(`lianbing check-campaign: ${message}\n\n${usage}`)
  return 2
}

function unreadable(problems: CampaignProblem[], json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify({ errors: problems }, undefined, 1)}\n`)
  process.stderr.write(problems.map((problem) => `${problemLine(problem)}\n`).join(''))
  return 2
}

function asJson(findings: Finding[], campaign: Campaign, locale: Locale): string {
  const worded = findings.map(({ code, severity, clauses, values }) => {
    const message = findingMessage({ code, severity, clauses, values }, campaign, locale)
    return { code, severity, clauses, message, values }
  })
  return `${JSON.stringify({ findings: worded }, undefined, 1)}\n`
}

const words = {
  'zh-CN': {
    error: '错误',
    warning: '注意',
    info: '说明',
    none: '没有发现问题',
    sum: (n: Counts) => `${n.error} 个错误，${n.warning} 个注意，${n.info} 个说明`,
  },
  en: {
    error: 'error',
    warning: 'warning',
    info: 'note',
    none: 'nothing found',
    sum: (n: Counts) => `${n.error} errors, ${n.warning} warnings, ${n.info} notes`,
  },
}
type Counts = Record<Finding['severity'], number>

function asText(findings: Finding[], campaign: Campaign, locale: Locale): string {
  const { definition, hash } = campaign
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length
  const lines = findings.map(
    (finding) =>
      `${words[locale][finding.severity]}  ${finding.code}\n    ${findingMessage(finding, campaign, locale)}\n`,
  )
  const counts = { error: count('error'), warning: count('warning'), info: count('info') }
  return [
    `${definition.title}  ${definition.id}  ${hash.slice(0, 12)}\n\n`,
    ...lines,
    `\n${findings.length === 0 ? words[locale].none : words[locale].sum(counts)}\n`,
  ].join('')
}
