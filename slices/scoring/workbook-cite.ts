/** Where a column or a sheet comes from, in the words of the run's own definition: clauses, readings, what rests on it. */
import type { Definition, LeafIndicator } from '../../rules/definition/schema.ts'
import { leaves } from '../../rules/scoring/tally.ts'

type Choice = { reading?: string | undefined } | { is: string }

/** `R7：words` where a reading decides, `words` alone where the document itself does. */
export function cited(choice: Choice, words: string): string {
  return 'reading' in choice && choice.reading !== undefined ? `${choice.reading}：${words}` : words
}

/** `（a1.2a、a1.2d）`, each once; nothing for none. */
export function inBrackets(clauses: Iterable<string>): string {
  const list = [...new Set(clauses)]
  return list.length === 0 ? '' : `（${list.join('、')}）`
}

type Kind = LeafIndicator['kind']

/** Clauses of the indicators of some kinds, each once, in the order of the definition. */
export const clausesOfKinds = (definition: Definition, kinds: readonly Kind[]): string[] => [
  ...new Set(leaves(definition).flatMap(({ kind, clauses }) => (kinds.includes(kind) ? clauses : []))),
]

export type RegisterSheet = 'units' | 'officers' | 'cases' | 'files' | 'reports' | 'exams' | 'nominations' | 'figures'

interface Rests {
  leaf?: (rule: LeafIndicator) => boolean
  list?: (list: Definition['individuals'][number]) => boolean
  condition?: (id: Definition['eligibility'][number]['id']) => boolean
}

const kinds =
  (...wanted: Kind[]) =>
  ({ kind }: LeafIndicator): boolean =>
    wanted.includes(kind)
const ofHolders = (rule: LeafIndicator): boolean =>
  rule.kind === 'participation-and-score' || (rule.kind === 'threshold' && rule.over === 'certificate-holders')

/** What of a definition rests on a register. */
const rests: Readonly<Record<RegisterSheet, Rests>> = {
  units: { leaf: kinds('ratio-to-baseline') },
  officers: { leaf: ofHolders },
  cases: { leaf: kinds('ratio-to-baseline') },
  files: { leaf: kinds('reviewed-work'), list: ({ kind }) => kind === 'case-files' },
  reports: {
    ...{ leaf: kinds('report-mix'), list: ({ kind }) => kind === 'report' },
    condition: (id) => id === 'no-field-exercise',
  },
  exams: { leaf: kinds('participation-and-score') },
  nominations: { list: () => true, condition: (id) => id === 'not-nominated' },
  figures: { leaf: kinds('threshold', 'year-on-year', 'bonus-deduction') },
}

interface Use {
  title: string
  clauses: readonly string[]
}

function usesOf(definition: Definition, sheet: RegisterSheet): Use[] {
  const { leaf, list, condition } = rests[sheet]
  return [
    ...leaves(definition).filter((rule) => leaf?.(rule) === true),
    ...definition.individuals.filter((one) => list?.(one) === true),
    ...definition.eligibility
      .filter(({ id }) => condition?.(id) === true)
      .map(({ clauses }) => ({ title: '参评条件', clauses })),
  ]
}

export const isUsed = (definition: Definition, sheet: RegisterSheet): boolean => usesOf(definition, sheet).length > 0

/** `案件登记表 · 用于案件数量、罚款金额（a1.2a、a1.2d）`: what the definition of the run makes of the register. */
export function registerTitle(definition: Definition, sheet: RegisterSheet, words: string): string {
  const uses = usesOf(definition, sheet)
  if (uses.length === 0) return words
  const titles = [...new Set(uses.map(({ title }) => title))]
  return `${words} · 用于${titles.join('、')}${inBrackets(uses.flatMap(({ clauses }) => clauses))}`
}
