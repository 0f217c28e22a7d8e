/**
 * 附件2: case investigation (a2.1a) and industry experts (a2.2a), two parallel indicators ranked apart; integrity is a veto (a2.0d).
 * a2.2c: a report serves one candidate only. R27: a person stands once in case investigation and once in each industry.
 */
import { decide } from '../definition/choices.ts'
import type { Definition, Individuals } from '../definition/schema.ts'
import { mean, roundHalfUp, zero, type Exact } from '../quantity/exact.ts'
import type { FormulaKey } from '../reasons/keys.ts'
import type { Reason } from '../reasons/reason.ts'
import { because, Sentence } from '../indicators/outcome.ts'
import { reviewed } from '../indicators/expert-scores.ts'
import { byKey, nth, type Basis } from '../scoring/basis.ts'
import type { NominationFact } from '../scoring/facts.ts'
import type { IndividualScore } from '../scoring/result.ts'
import { byCodeUnits, descending, inTurn, publishedUnits, sharedRanks } from './order.ts'

/** The candidates of one category, ranked ones first, in the order of the result. */
export function individuals(basis: Basis, entry: Individuals): IndividualScore[] {
  const rows = basis.facts.nominations.filter((row) => row.category === entry.category)
  const candidates = rows.flatMap((row) => candidate(basis, entry, row) ?? [])
  if (entry.kind === 'report') markUsedTwice(candidates)
  markNominatedTwice(candidates)
  return rank(basis.definition, entry, candidates)
}

function candidate(basis: Basis, entry: Individuals, row: NominationFact): IndividualScore | undefined {
  if (row.officer === undefined) return undefined
  const officer = nth(basis.facts.officers, row.officer)
  const { score, reason } = material(basis, entry, row)
  const reasons = vetoes(basis.definition, row)
  if (score === null) reasons.push('material-missing')
  return {
    person: officer.certificate,
    unit: nth(basis.facts.units, officer.unit).code,
    category: entry.id,
    ...(entry.kind === 'report' ? { industry: row.industry, report: row.material1 } : {}),
    rank: null,
    score,
    published: score === null ? null : roundHalfUp(score, basis.definition.rounding.totalPlaces),
    reasons,
    row: row.row,
    reason,
  }
}

/** a2.3a, a2.3b: the proof is missing; a report was verified. Only the vetoes that the definition states. */
function vetoes({ vetoes }: Definition, row: NominationFact): string[] {
  const applies = { 'no-integrity-proof': !row.integrityProof, vetoed: row.verifiedReport }
  return (['no-integrity-proof', 'vetoed'] as const).filter(
    (id) => applies[id] && vetoes.some((veto) => veto.id === id),
  )
}

function material(basis: Basis, entry: Individuals, row: NominationFact): { score: Exact | null; reason: Reason } {
  const experts = decide(basis.definition, entry.experts)
  const named = entry.kind === 'report' ? [row.material1] : [row.material1, row.material2].slice(0, entry.files ?? 2)
  const works = entry.kind === 'report' ? basis.reports : basis.files
  const found = named.map((id) => works.get(id))
  const scores = found.flatMap((work) => (work === undefined ? [] : [reviewed(work, experts)]))
  const complete = scores.length === named.length && new Set(named).size === named.length
  const score = complete ? (mean(scores.map((one) => one.value)) ?? null) : null
  const formula: FormulaKey =
    score === null ? 'material-missing' : entry.kind === 'report' ? 'report-as-scored' : 'mean-of-materials'
  const unit = score === null ? 'text' : 'score'
  const said = new Sentence({
    label: 'individual',
    unit,
    formula,
    clauses: entry.clauses,
    reading: listReading(basis, entry),
  })
  const reason = because(said, score ?? '', {
    detail: named.join('、'),
    inputs: scores.map((one) => one.reason),
    rows: [{ file: 'nominations', rows: [row.row] }],
  })
  return { score, reason }
}

/** R27, where the category has it: one list or one for each industry. */
const listReading = ({ definition }: Basis, entry: Individuals) =>
  entry.list === undefined ? undefined : decide(definition, entry.list)

/** a2.2c: put up for two persons, or twice: every such nomination, the excluded too; an empty cell is no report. */
function markUsedTwice(candidates: readonly IndividualScore[]): void {
  for (const [report, users] of byKey(candidates, (one) => one.report ?? ''))
    if (report !== '' && users.length > 1) for (const one of users) one.reasons.push('report-used-twice')
}

/** R27: of one person's nominations without other reasons, in one category or industry, all but the highest score; equal: the first row. */
function markNominatedTwice(candidates: readonly IndividualScore[]): void {
  const clear = candidates.filter((one) => one.reasons.length === 0)
  for (const own of byKey(clear, (one) => `${one.person}\n${one.industry ?? ''}`).values()) {
    const best = [...own].sort(
      inTurn(
        (a, b) => (b.score ?? zero).compare(a.score ?? zero),
        (a, b) => a.row - b.row,
      ),
    )
    for (const one of best.slice(1)) one.reasons.push('nominated-twice')
  }
}

/** By the published score; equal scores share the rank. R27 `by-industry`: a ranking for each industry. */
function rank(definition: Definition, entry: Individuals, candidates: readonly IndividualScore[]): IndividualScore[] {
  const clear = candidates.filter((one) => one.reasons.length === 0)
  const lists = isByIndustry(definition, entry) ? byKey(clear, (one) => one.industry).values() : [clear]
  for (const list of lists) {
    const sorted = [...list].sort(better)
    sharedRanks(sorted, better).forEach((place, index) => (nth(sorted, index).rank = place))
  }
  return [...candidates].sort(
    inTurn(
      (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0,
      (a, b) => byCodeUnits(a.person, b.person),
      (a, b) => byCodeUnits(a.report ?? '', b.report ?? ''),
      (a, b) => a.row - b.row,
    ),
  )
}

const better = (a: IndividualScore, b: IndividualScore): number =>
  descending(publishedUnits(a.published ?? '0'), publishedUnits(b.published ?? '0'))

export const isByIndustry = (definition: Definition, entry: Individuals): boolean =>
  entry.list !== undefined && decide(definition, entry.list).value === 'by-industry'
