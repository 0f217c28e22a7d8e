/** The document of `lianbing score --json`: decimal strings, the same bytes for the same result. */
import { roundHalfUp } from '../quantity/exact.ts'
import type { Explained } from '../reasons/reason.ts'
import type { CollectiveScore, IndividualScore, ScoreResult } from './result.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Decimal places of an indicator's points (`rounding.pointPlaces` of the definition). */
export function toJsonDocument(result: ScoreResult, pointPlaces = 4): { [key: string]: Json } {
  return {
    campaign: result.campaign,
    collectives: mapped(result.collectives, (list) => list.map((one) => collective(one, pointPlaces))),
    individuals: mapped(result.individuals, (list) => list.map(individual)),
    awards: mapped(result.awards, (list) => [...list]),
    issues: result.issues.map((issue) => ({ ...issue })),
  }
}

function mapped<T>(record: Record<string, T>, one: (value: T) => Json): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, one(value)]))
}

function collective(score: CollectiveScore, places: number): Json {
  const decimals = (points: Record<string, Explained>): Json =>
    mapped(points, (value) => roundHalfUp(value.value, places))
  return {
    unit: score.unit,
    name: score.name,
    rank: score.rank,
    eligible: score.eligible,
    reasons: [...score.reasons],
    total: score.published,
    points: decimals(score.points),
    ...mapped(score.parts, decimals),
  }
}

function individual(score: IndividualScore): Json {
  return {
    person: score.person,
    unit: score.unit,
    ...(score.industry === undefined ? {} : { industry: score.industry }),
    ...(score.report === undefined ? {} : { report: score.report }),
    rank: score.rank,
    score: score.published,
    reasons: [...score.reasons],
  }
}
