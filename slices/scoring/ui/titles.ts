/** Names for what a number is of: a unit's or a person's, and which indicator. Pure. */
import type { LeagueView } from '../contract.ts'

/** Letters that stand for words and are written so. */
const initials: ReadonlySet<string> = new Set(['epl'])

/**
 * A definition's titles are the notice's own words; in another language an id is read as words: `caseQuality` → "Case quality",
 * `draw-2` → "Draw 2", `eplPlan` → "EPL plan".
 */
export function idAsWords(id: string): string {
  const spaced = id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ')
  const words = spaced.split(' ').map((word) => (initials.has(word) ? word.toUpperCase() : word))
  return words.join(' ').replace(/^./, (letter) => letter.toUpperCase())
}

/** The league with its indicators, levels and categories in words that an English reader has. */
export function inEnglish(view: LeagueView): LeagueView {
  const named = <T extends { id: string; title: string }>(one: T): T => ({ ...one, title: idAsWords(one.id) })
  return {
    ...view,
    levels: view.levels.map(named),
    categories: view.categories.map(named),
    indicators: view.indicators.map((one) => ({ ...named(one), parts: one.parts.map(named) })),
  }
}

interface At {
  subject: string
  path: string
}

/** "阿勒泰地区 · 查处违法案件数量" */
export function explainedTitle(view: LeagueView, { subject, path }: At, total: string): string {
  const indicator = path.split('.').findLast((step) => !/^\d*$/.test(step))
  return `${nameOfSubject(view, subject)} · ${indicator === undefined ? total : titleOfIndicator(view, indicator)}`
}

export function nameOfSubject(view: LeagueView, subject: string): string {
  const [kind, code = '', row = ''] = subject.split(':')
  if (kind === 'unit') return nameOfUnit(view, code)
  const person = Object.values(view.individuals)
    .flat()
    .find((one) => one.person === code && String(one.row) === row)
  return person === undefined ? code : person.name
}

export const nameOfUnit = (view: LeagueView, code: string): string =>
  Object.values(view.collectives)
    .flat()
    .find((one) => one.unit === code)?.name ?? code

/** A unit's name, or a person's by certificate number. */
export function nameOfWinner(view: LeagueView, code: string): string {
  const person = Object.values(view.individuals)
    .flat()
    .find((one) => one.person === code)
  return person?.name ?? nameOfUnit(view, code)
}

export function titleOfIndicator(view: LeagueView, id: string): string {
  const all = view.indicators.flatMap((indicator) => [indicator, ...indicator.parts])
  return all.find((one) => one.id === id)?.title ?? id
}

export function titleOfList(view: LeagueView, id: string): string {
  return [...view.levels, ...view.categories].find((one) => one.id === id)?.title ?? id
}

export function titleOfAward(view: LeagueView, award: string): string {
  return [...view.levels, ...view.categories].find((one) => one.award === award)?.title ?? award
}

/** The cut lines of an award: one, or one an industry (`award:industry`). */
export const linesOf = (view: LeagueView, award: string): [string, LeagueView['robustness'][string]][] =>
  Object.entries(view.robustness).filter(([key]) => key === award || key.startsWith(`${award}:`))
