/**
 * The published document against the second computation (n4.4a): every number, rank, reason and place, and what was not
 * checked. A result may be frozen only where the list is empty.
 */
import { z } from 'zod'
import { decide } from '../../rules/definition/choices.ts'
import type { Award, Definition } from '../../rules/definition/schema.ts'
import type { SecondCollective, SecondIndividual, SecondScores } from './second-computation-store.ts'

export interface Difference {
  /** `unit:650100`, `person:6501000001:12` (certificate and row or place in the list), `award:city`, `definition`. */
  subject: string
  /** Which number: `total`, `points.caseQuality`, `rank` … */
  number: string
  ours: string
  second: string
  kind: 'differs' | 'missing' | 'extra' | 'unsupported'
}

const scores = z.record(z.string(), z.string())
const collective = z.looseObject({
  unit: z.string(),
  rank: z.number().nullable(),
  eligible: z.boolean(),
  reasons: z.array(z.string()),
  total: z.string(),
  points: scores,
})
const individual = z.object({
  person: z.string(),
  unit: z.string(),
  industry: z.string().optional(),
  report: z.string().optional(),
  rank: z.number().nullable(),
  score: z.string().nullable(),
  reasons: z.array(z.string()),
})
const issue = z.object({
  code: z.string(),
  award: z.string(),
  places: z.number(),
  tied: z.array(z.string()).optional(),
})
/** The document of `contracts/scoring.md`, as far as it is compared. */
const published = z.object({
  collectives: z.record(z.string(), z.array(collective)),
  individuals: z.record(z.string(), z.array(individual)),
  awards: z.record(z.string(), z.array(z.string())),
  issues: z.array(issue),
})
type Published = z.infer<typeof published>

/** @throws ZodError where `document` is not a result document. */
export function compare(second: SecondScores, document: unknown, definition: Definition): Difference[] {
  const ours = published.parse(document)
  return [
    ...second.unsupported.map((what) => unsupported(what)),
    ...definition.levels.flatMap(({ id }) => compareLevel(id, second, ours)),
    ...definition.individuals.flatMap(({ id }) => compareList(id, second, ours)),
    ...compareAwards(definition, second, ours),
  ]
}

const unsupported = (what: string): Difference => ({
  ...{ subject: 'definition', number: what, ours: '', second: '', kind: 'unsupported' },
})

/** Flat numbers of one subject → its differences. */
function differences(subject: string, ours: Numbers | undefined, second: Numbers | undefined): Difference[] {
  if (ours === undefined) return [{ subject, number: 'all', ours: '', second: JSON.stringify(second), kind: 'missing' }]
  if (second === undefined) return [{ subject, number: 'all', ours: JSON.stringify(ours), second: '', kind: 'extra' }]
  return [...new Set([...Object.keys(ours), ...Object.keys(second)])]
    .filter((number) => ours[number] !== second[number])
    .map((number) => ({ subject, number, ours: `${ours[number]}`, second: `${second[number]}`, kind: 'differs' }))
}
type Numbers = Record<string, string>

function compareLevel(level: string, second: SecondScores, ours: Published): Difference[] {
  const theirs = second.collectives.filter((score) => score.level === level)
  const list = ours.collectives[level] ?? []
  const left = new Map(list.map((score, place) => [score.unit, ourCollective(score, place)]))
  const right = new Map(theirs.map((score, place) => [score.unit, secondCollective(score, place)]))
  return union(left, right).flatMap((unit) => differences(`unit:${unit}`, left.get(unit), right.get(unit)))
}

const union = (a: Map<string, unknown>, b: Map<string, unknown>): string[] => [...new Set([...a.keys(), ...b.keys()])]

function ourCollective(score: Published['collectives'][string][number], place: number): Numbers {
  const parts = Object.keys(score.points).flatMap((id) =>
    Object.entries(scores.optional().parse(score[id]) ?? {}).map(([part, value]) => [`parts.${id}.${part}`, value]),
  )
  return {
    ...{ total: score.total, rank: `${score.rank}`, place: `${place}` },
    ...{ eligible: `${score.eligible}`, reasons: score.reasons.join(' ') },
    ...prefixed('points', score.points),
    ...Object.fromEntries(parts),
  }
}

const secondCollective = (score: SecondCollective, place: number): Numbers => ({
  ...{ total: score.total, rank: `${score.rank}`, place: `${place}` },
  ...{ eligible: `${score.reasons.length === 0}`, reasons: score.reasons.join(' ') },
  ...prefixed('points', score.points),
  ...prefixed('parts', score.parts),
})

const prefixed = (prefix: string, values: Numbers): Numbers =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]))

/** Both lists have the contract's order; the document does not carry the nomination's row, so places are compared. */
function compareList(id: string, second: SecondScores, ours: Published): Difference[] {
  const left = ours.individuals[id] ?? []
  const right = second.individuals.filter((score) => score.list === id)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place) => {
    const [a, b] = [left[place], right[place]]
    return differences(
      `person:${b?.person ?? a?.person}:${place + 1}`,
      a && individualNumbers(a),
      b && individualNumbers(b),
    )
  }).flat()
}

function individualNumbers(score: Published['individuals'][string][number] | SecondIndividual): Numbers {
  return {
    ...{ person: score.person, unit: score.unit, rank: `${score.rank}`, score: `${score.score}` },
    ...{ industry: score.industry ?? '', report: score.report ?? '', reasons: score.reasons.join(' ') },
  }
}

/** a1.0a, n4.4b: the places by rank; who is tied across the line; what is left. R27 by-industry: each industry its part. */
function compareAwards(definition: Definition, second: SecondScores, ours: Published): Difference[] {
  return definition.awards.flatMap((entry) => {
    const expected = linesOf(definition, entry).map((line) => fill(line, rankedFor(entry.of, second)))
    const found = ours.issues.filter(({ award }) => award === entry.id || award.startsWith(`${entry.id}:`))
    return differences(
      `award:${entry.id}`,
      { won: (ours.awards[entry.id] ?? []).join(' '), issues: found.map(issueText).join('; ') },
      {
        won: expected.flatMap(({ won }) => won).join(' '),
        issues: expected.flatMap(({ issues }) => issues.map(issueText)).join('; '),
      },
    )
  })
}

/** A list of places: its name in the issues, how many, and the industry whose people fill it. */
interface Line {
  award: string
  places: number
  industry?: string
}

function linesOf(definition: Definition, { id, of, places }: Award): Line[] {
  const list = definition.individuals.find((entry) => entry.id === of)?.list
  if (list === undefined || decide(definition, list).value === 'one-list') return [{ award: id, places }]
  const { industries } = definition
  const over = places % industries.length
  return industries.map((industry, at) => ({
    ...{ award: `${id}:${industry}`, industry },
    places: Math.floor(places / industries.length) + (at < over ? 1 : 0),
  }))
}

interface Placed {
  name: string
  rank: number
  same: number
  industry: string | null
}

const rankedFor = (of: string, { collectives, individuals }: SecondScores): Placed[] => [
  ...collectives.flatMap(({ level, unit, rank, same }) =>
    level !== of || rank === null ? [] : [{ name: unit, rank, same, industry: null }],
  ),
  ...individuals.flatMap(({ list, person, rank, same, industry }) =>
    list !== of || rank === null ? [] : [{ name: person, rank, same, industry }],
  ),
]

function fill({ award, places, industry }: Line, all: Placed[]): { won: string[]; issues: Issue[] } {
  const ranked = all.filter((one) => industry === undefined || one.industry === industry)
  const lastOf = ({ rank, same }: Placed) => rank + same - 1
  const won = ranked.filter((one) => lastOf(one) <= places).map(({ name }) => name)
  const tied = ranked.filter((one) => one.rank <= places && lastOf(one) > places).map(({ name }) => name)
  const left = places - won.length
  if (left === 0) return { won, issues: [] }
  const code = tied.length > 0 ? 'tie-at-quota' : 'quota-unfilled'
  return { won, issues: [{ code, award, places: left, tied }] }
}

type Issue = z.infer<typeof issue>
const issueText = ({ code, award, places, tied = [] }: Issue): string => [code, award, places, ...tied].join(' ')
