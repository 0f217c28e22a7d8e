/** The arguments of `lianbing draw` and `lianbing verify-draw`, and what both do with them. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Definition } from '../../rules/definition/schema.ts'
import { hasSeparator, makeUniverse, type DrawFile, type Universe } from '../../rules/draw/universe.ts'
import { readScoreInput, type ScoreInput } from '../../rules/registers/score-input.ts'
import type { RegisterError } from '../../rules/registers/table.ts'
import { loadCampaign, problemLine } from '../campaigns/load-campaign.ts'
import { drawWords, type DrawWords } from './draw-words.ts'
import { readRegisterFile } from './score-folder.ts'
import { key, type Language } from './score-words.ts'

export interface DrawArguments {
  positionals: string[]
  units: string
  round: string | undefined
  seed: string | undefined
  campaign: string | undefined
  json: boolean
  language: Language
}

export const argumentError = (column: string, value: string, message: string): RegisterError => ({
  file: '',
  row: 1,
  column,
  value,
  message,
})

/** `wanted`: how many files are named besides the units. */
export function drawArguments(
  args: string[],
  wanted: number,
): DrawArguments | { help: Language } | { errors: RegisterError[]; json: boolean; language: Language } {
  const json = args.includes('--json')
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      // `--seed -12…`: a seed may begin with a hyphen, which parseArgs takes for an option.
      args: args.flatMap((one, at) =>
        args[at - 1] === '--seed' ? [] : one === '--seed' ? [seedOption(args, at)] : [one],
      ),
      allowPositionals: true,
      options: {
        units: text,
        round: text,
        seed: text,
        campaign: text,
        lang: text,
        language: text,
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang ?? values.language ?? 'zh-CN'
    if (language !== 'zh-CN' && language !== 'en') {
      const message = drawWords['zh-CN'].noLanguage(language)
      return { errors: [argumentError('--lang', language, message)], json, language: 'zh-CN' }
    }
    if (values.help) return { help: language }
    const words = drawWords[language]
    const errors = missingFiles(positionals, { wanted, units: values.units, words })
    if (errors.length > 0) return { errors, json, language }
    const { units = '', round, seed, campaign } = values
    return { positionals, units, round, seed, campaign, json, language }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    return { errors: [argumentError('', '', message)], json, language: 'zh-CN' }
  }
}

interface Wanting {
  wanted: number
  units: string | undefined
  words: DrawWords
}

function missingFiles(positionals: readonly string[], { wanted, units, words }: Wanting): RegisterError[] {
  const errors: RegisterError[] = []
  if (positionals.length !== wanted)
    errors.push(argumentError('', positionals.join(' '), words.files(wanted, positionals.length)))
  if (units === undefined) errors.push(argumentError('--units', '', words.noUnits))
  return errors
}

const seedOption = (args: readonly string[], at: number): string => {
  const value = args[at + 1]
  return value === undefined ? '--seed' : `--seed=${value}`
}

type Draw = NonNullable<Definition['draw']>
export type DrawCampaign = { definition: Definition; draw: Draw } | { errors: RegisterError[] }

export async function drawCampaign(name: string, language: Language): Promise<DrawCampaign> {
  const loaded = await loadCampaign(name)
  if ('problems' in loaded)
    return {
      errors: loaded.problems.map((problem) => ({
        file: problem.file,
        row: problem.line,
        column: problem.path,
        value: '',
        message: problemLine(problem),
      })),
    }
  const { definition } = loaded.campaign
  const { draw } = definition
  if (draw !== undefined) return { definition, draw }
  return { errors: [argumentError('--campaign', name, drawWords[language].noDraw(name))] }
}

interface Sources {
  cases: string
  units: string
  language: Language
}

export async function readUniverse(
  { definition, draw }: { definition: Definition; draw: Draw },
  { cases, units, language }: Sources,
): Promise<{ universe: Universe } | { errors: RegisterError[] }> {
  const [unitsFile, casesFile] = [
    await readRegisterFile('units', units, language),
    await readRegisterFile('cases', cases, language),
  ]
  const unread = [unitsFile, casesFile].flatMap((one) => ('error' in one ? [one.error] : []))
  if ('error' in unitsFile || 'error' in casesFile) return { errors: unread }
  const names = distinctNames(units, cases)
  const registers = { units: { ...unitsFile, file: names[0] }, cases: { ...casesFile, file: names[1] } }
  const input = readScoreInput(definition, registers, key(language))
  if ('errors' in input) return input
  const errors = separators(input, registers, language)
  if (errors.length > 0) return { errors }
  const registered = { units: input.facts.units, files: filesOf(definition, input) }
  return { universe: makeUniverse(draw, registered) }
}

/** A file is called by its name, as in a folder; by its path where both have the same name. */
function distinctNames(units: string, cases: string): [string, string] {
  return basename(units) === basename(cases) ? [units, cases] : [basename(units), basename(cases)]
}

type Read = Exclude<ScoreInput, { errors: unknown }>

function* filesOf(definition: Definition, { facts, cases }: Read): Generator<DrawFile> {
  for (let at = 0; at < cases.length; at += 1) {
    const unit = facts.units[cases.unit[at] ?? -1]
    const type = definition.caseTypes[cases.type[at] ?? -1]
    if (unit !== undefined && type !== undefined) yield { number: cases.number(at), unit: unit.code, type: type.name }
  }
}

type Names = { units: { file: string }; cases: { file: string } }

function separators({ facts, cases }: Read, names: Names, language: Language) {
  const message = drawWords[language].separator
  const errors: RegisterError[] = facts.units
    .filter(({ code }) => hasSeparator(code))
    .map(({ row, code }) => ({ file: names.units.file, row, column: '单位代码', value: code, message }))
  for (let at = 0; at < cases.length; at += 1) {
    const value = cases.number(at)
    if (!hasSeparator(value)) continue
    errors.push({ file: names.cases.file, row: cases.row[at] ?? 0, column: '案号', value, message })
  }
  return errors
}

export interface Refusal {
  json: boolean
  language: Language
  /** What was not done for it. */
  consequence: 'notDrawn' | 'notVerified'
}

/** As `lianbing score` refuses: every error on standard error, and as a document with `--json`. */
export function refuse(errors: readonly RegisterError[], { json, language, consequence }: Refusal): number {
  const words = drawWords[language]
  const lines = errors.map(({ file, row, column, message }) => {
    const place = [file, file === '' ? '' : words.row(row), column].filter((part) => part !== '').join(' ')
    return place === '' ? `${message}\n` : `${place}: ${message}\n`
  })
  process.stderr.write(`${lines.join('')}${words[consequence](errors.length)}\n`)
  if (json) process.stdout.write(`${JSON.stringify({ errors }, null, 2)}\n`)
  return 2
}
