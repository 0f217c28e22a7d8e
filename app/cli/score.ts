/**
 * `lianbing score <folder>`: the 2017 result without server or database (contract: scoring command).
 * Exit code 2 and every error at once where the input is bad: nothing is scored then.
 */
import { loadCampaign, problemLine } from '../campaigns/load-campaign.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import type { RegisterError } from '../../rules/registers/table.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { scoreArguments, usage, type ScoreArguments } from './score-arguments.ts'
import type { Scored } from './score-explain.ts'
import { nothingThere, readFolder } from './score-folder.ts'
import { key, say } from './score-words.ts'

export const summary = '对一个文件夹的登记表计分、排名并说明理由 (score a folder of registers)'

export async function run(args: string[]): Promise<number> {
  const parsed = scoreArguments(args)
  if (parsed === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if ('problem' in parsed) {
    const code = refuse([{ file: '', row: 1, column: '', value: '', message: parsed.problem }], parsed)
    process.stderr.write(`\n${usage}`)
    return code
  }
  return scoreFolder(parsed)
}

async function scoreFolder(wanted: ScoreArguments): Promise<number> {
  const campaign = await campaignOf(wanted.campaign)
  if (Array.isArray(campaign)) return refuse(campaign, wanted)
  const { registers, errors } = await readFolder(wanted.folder, wanted.language)
  if (errors.length > 0) return refuse(errors, wanted)
  if (Object.keys(registers).length === 0) process.stderr.write(nothingThere(wanted.folder, wanted.language))
  const input = readScoreInput(campaign.definition, registers, key(wanted.language))
  if ('errors' in input) return refuse(input.errors, wanted)
  const result = score(campaign.definition, input.facts)
  if (wanted.explain === undefined) return print(campaign, result, wanted)
  return explainOne({ campaign, registers, facts: input.facts, result }, wanted.explain, wanted)
}

/** What only people read is loaded only for them. */
async function print(campaign: Campaign, result: ScoreResult, { json, language }: ScoreArguments): Promise<number> {
  const { definition } = campaign
  if (json) {
    process.stdout.write(`${JSON.stringify(toJsonDocument(result, definition.rounding.pointPlaces), null, 2)}\n`)
    return 0
  }
  const { resultText } = await import('./score-table.ts')
  process.stdout.write(resultText(definition, result, language))
  return 0
}

async function explainOne(scored: Scored, code: string, wanted: ScoreArguments): Promise<number> {
  const { json, language } = wanted
  const { explain, explanationDocument, explanationText } = await import('./score-explain.ts')
  const found = explain(scored, code, language)
  if ('problem' in found)
    return refuse([{ file: '', row: 1, column: '--explain', value: code, message: found.problem }], wanted)
  const text = json
    ? `${JSON.stringify(explanationDocument(scored, code), null, 2)}\n`
    : explanationText(scored, code, language)
  process.stdout.write(text)
  return 0
}

async function campaignOf(name: string): Promise<Campaign | RegisterError[]> {
  const loaded = await loadCampaign(name)
  if ('campaign' in loaded) return loaded.campaign
  return loaded.problems.map((problem) => ({
    file: problem.file,
    row: problem.line,
    column: problem.path,
    value: '',
    message: problemLine(problem),
  }))
}

type Refused = Pick<ScoreArguments, 'json' | 'language'>

function refuse(errors: readonly RegisterError[], { json, language }: Refused): number {
  const lines = errors.map((error) => {
    const place = [error.file, say(language, 'row', { row: error.row }), error.column]
      .filter((part) => part !== '')
      .join(' ')
    return `${place}: ${error.message}\n`
  })
  process.stderr.write(lines.join('') + say(language, 'refused', { count: errors.length }))
  if (json) process.stdout.write(`${JSON.stringify({ errors }, null, 2)}\n`)
  return 2
}
