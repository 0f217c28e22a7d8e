/** What in a definition rests on a clause, for the two columns (n3.1.2); the order of a campaign's stages. Pure. */
import { clauseUses } from '../../rules/definition/check-clauses.ts'
import { stages, type CampaignDocument, type Stage } from './contract.ts'

/** A campaign that was never moved is being prepared. */
export const stageOr = (stage: Stage | undefined): Stage => stage ?? 'preparing'

export const isForward = (from: Stage, to: Stage): boolean => stages.indexOf(to) > stages.indexOf(from)

/** Back, past a stage, or to the end: it settles or opens again what others count on, so one person does not do it alone. */
export const takesTwo = (from: Stage, to: Stage): boolean =>
  !isForward(from, to) || to === 'closed' || stages.indexOf(to) - stages.indexOf(from) > 1

/** Role → what a move takes from it, in the order of the verbs. */
export function closedBy(
  verbs: readonly { verb: string; roles: readonly string[]; during: readonly string[] }[],
  { from, to }: { from: Stage; to: Stage },
): Map<string, string[]> {
  const closes = verbs.filter(({ during }) => during.includes(from) && !during.includes(to))
  const roles = [...new Set(closes.flatMap((one) => one.roles))]
  return new Map(roles.map((role) => [role, closes.filter((one) => one.roles.includes(role)).map(({ verb }) => verb)]))
}

/** As a refusal names it; the screens have their own catalogue. */
export const stageNames: Readonly<Record<Stage, { 'zh-CN': string; en: string }>> = {
  preparing: { 'zh-CN': '筹备', en: 'preparing' },
  open: { 'zh-CN': '开展', en: 'open' },
  review: { 'zh-CN': '评审', en: 'review' },
  closed: { 'zh-CN': '结束', en: 'closed' },
}

export interface Resting {
  path: string
  /** The list it stands in: `indicators`, `duties`, `readings` … */
  list: string
  title: string
  /** Its plain values: field → text. */
  facts: [string, string][]
}

/** Every entry and every reading that names the clause, in the definition's order. */
export function restingOn({ definition, readings }: CampaignDocument, clause: string): Resting[] {
  const entries = clauseUses(definition)
    .filter((use) => use.clause === clause)
    .map((use) => ({
      path: use.path,
      list: listOf(use.path),
      title: use.title,
      facts: factsOf(entryAt(definition, use.path)),
    }))
  const pages = Object.values(readings)
    .filter((page) => page.clauses.includes(clause))
    .map((page) => ({ path: `readings.${page.id}`, list: 'readings', title: page.id, facts: [] }))
  return [...entries, ...pages]
}

/** clause → how many entries and readings name it. */
export function restingCounts({ definition, readings }: CampaignDocument): Map<string, number> {
  const counts = new Map<string, number>()
  const all = [
    ...clauseUses(definition).map((use) => use.clause),
    ...Object.values(readings).flatMap((page) => page.clauses),
  ]
  for (const clause of all) counts.set(clause, (counts.get(clause) ?? 0) + 1)
  return counts
}

/** The innermost list of the path: `indicators[1].parts[0]` → parts; `publicNotice` → itself. */
const listOf = (path: string): string => /([A-Za-z]+)(?:\[\d+\])?$/.exec(path)?.[1] ?? path

function entryAt(root: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<unknown>((node, step) => {
      if (typeof node !== 'object' || node === null) return undefined
      return new Map<string, unknown>(Object.entries(node)).get(step)
    }, root)
}

const hidden = new Set(['id', 'title', 'text', 'name', 'clauses', 'reading'])

function factsOf(entry: unknown): [string, string][] {
  if (typeof entry !== 'object' || entry === null) return []
  return Object.entries(entry).flatMap(([field, value]): [string, string][] => {
    if (hidden.has(field)) return []
    if (typeof value === 'string' || typeof value === 'number') return [[field, String(value)]]
    if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
      return [[field, value.join('、')]]
    if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value)
      return [[field, `${String(value.from)} – ${String(value.to)}`]]
    return []
  })
}
