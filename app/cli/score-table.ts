/** The result as a table that people read in a terminal: league tables, individuals, awards, what is left to decide. */
import type { Definition } from '../../rules/definition/schema.ts'
import { reasonTexts } from '../../rules/reasons/render.ts'
import type { AwardIssue, CollectiveScore, IndividualScore, ScoreResult } from '../../rules/scoring/result.ts'
import { roundHalfUp } from '../../rules/quantity/exact.ts'
import { isNotApplicable } from '../../rules/indicators/outcome.ts'
import type { Language } from './score-words.ts'

interface Words {
  rank: string
  unit: string
  name: string
  total: string
  person: string
  industry: string
  material: string
  score: string
  note: string
  awards: string
  issue: (issue: AwardIssue, title: string) => string
}

const words: Record<Language, Words> = {
  'zh-CN': {
    rank: '名次',
    unit: '单位代码',
    name: '单位名称',
    total: '总分',
    person: '证件号',
    industry: '行业',
    material: '报告',
    score: '得分',
    note: '说明',
    awards: '表扬名单',
    issue: (issue, title) =>
      issue.code === 'quota-unfilled'
        ? `${title}：名额未满，尚缺 ${issue.places} 个`
        : `${title}：末位并列，余 ${issue.places} 个名额待定：${issue.tied.join('、')}`,
  },
  en: {
    rank: 'Rank',
    unit: 'Unit',
    name: 'Name',
    total: 'Total',
    person: 'Certificate',
    industry: 'Industry',
    material: 'Report',
    score: 'Score',
    note: 'Note',
    awards: 'Commended',
    issue: (issue, title) =>
      issue.code === 'quota-unfilled'
        ? `${title}: ${issue.places} places unfilled`
        : `${title}: a tie across the line, ${issue.places} places to be decided among ${issue.tied.join(', ')}`,
  },
}

export function resultText(definition: Definition, result: ScoreResult, language: Language): string {
  const said = words[language]
  const levels = definition.levels.map((level) =>
    block(level.title, collectiveRows(definition, result.collectives[level.id] ?? [], language)),
  )
  const people = definition.individuals.map((entry) =>
    block(entry.title, individualRows(result.individuals[entry.id] ?? [], language)),
  )
  const awards = definition.awards.map((entry) => `  ${entry.title}: ${(result.awards[entry.id] ?? []).join('、')}`)
  const title = (id: string): string => {
    const [award = '', industry] = id.split(':')
    const known = definition.awards.find((entry) => entry.id === award)?.title ?? award
    return industry === undefined ? known : `${known} ${industry}`
  }
  const issues = result.issues.map((issue) => `  ! ${said.issue(issue, title(issue.award))}`)
  return `${[definition.title, ...levels, ...people, [said.awards, ...awards, ...issues].join('\n')].join('\n\n')}\n`
}

const note = (reasons: readonly string[], language: Language): string =>
  reasons.map((reason) => reasonTexts[language].reasons[reason] ?? reason).join('；')

function collectiveRows(definition: Definition, scores: readonly CollectiveScore[], language: Language): string[][] {
  const said = words[language]
  const { indicators, rounding } = definition
  const head = [
    said.rank,
    said.unit,
    said.name,
    said.total,
    ...indicators.map((one) => (language === 'en' ? one.id : one.title)),
    said.note,
  ]
  const rows = scores.map((score) => [
    score.rank === null ? '–' : String(score.rank),
    score.unit,
    score.name,
    score.published,
    ...indicators.map(({ id }) => {
      const points = score.points[id]
      return points === undefined || isNotApplicable(points) ? '–' : roundHalfUp(points.value, rounding.pointPlaces)
    }),
    note(score.reasons, language),
  ])
  return [head, ...rows]
}

function individualRows(scores: readonly IndividualScore[], language: Language): string[][] {
  const said = words[language]
  const head = [said.rank, said.person, said.unit, said.industry, said.material, said.score, said.note]
  const rows = scores.map((score) => [
    score.rank === null ? '–' : String(score.rank),
    score.person,
    score.unit,
    score.industry ?? '',
    score.report ?? '',
    score.published ?? '–',
    note(score.reasons, language),
  ])
  return [head, ...rows]
}

/** Chinese characters take two columns of a terminal. */
const width = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0)

function block(title: string, rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  )
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}
