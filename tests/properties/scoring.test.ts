/** What must hold of any province, whatever its figures. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Definition } from '../../rules/definition/schema.ts'
import { exact, sum, zero } from '../../rules/quantity/exact.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import type { CollectiveScore, ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { dayNumber } from '../../rules/scoring/tally.ts'
import { compareResults, vary } from '../../rules/scoring/what-if.ts'
import { caseRow, definitionOf, factsOf, province, units, type Province } from '../scoring/province.ts'
import { seedOf, share } from '../soak.ts'

let definition: Definition
beforeAll(async () => {
  definition = await definitionOf('xinjiang-2017')
})

const runs = { numRuns: share(60, 3_000), seed: seedOf('scoring') }
const scored = (one: Province, rules = definition): ScoreResult => score(rules, factsOf(one, rules))
const all = (result: ScoreResult): CollectiveScore[] => Object.values(result.collectives).flat()
const unitOf = (result: ScoreResult, code: string): CollectiveScore => {
  const found = all(result).find((one) => one.unit === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

/** The choices that a what-if can switch, one at a time. */
const otherReadings: [string, string][] = [
  ['R1', 'best-ratio'],
  ['R1', 'piecewise'],
  ['R3', 'prefecture'],
  ['R4', 'zero'],
  ['R4', 'not-applicable'],
  ['R5', 'no'],
  ['R6', 'weighted'],
  ['R7', 'trimmed-mean'],
  ['R7', 'median'],
  ['R8', 'level'],
  ['R9', 'zero'],
  ['R12', 'territory'],
  ['R15', 'weighted'],
  ['R17', 'prefectures-exempt'],
  ['R27', 'by-industry'],
  ['R28', 'ordinary-only'],
]

describe('whatever the province', () => {
  test('the order of the rows never matters', () => {
    fc.assert(
      fc.property(province, fc.infiniteStream(fc.nat()), (one, stream) => {
        const shuffled = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => ({ row, key: Number(stream.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row)
        const other = {
          ...one,
          cases: shuffled(one.cases),
          fileScores: shuffled(one.fileScores),
          reportScores: shuffled(one.reportScores),
          examScores: shuffled(one.examScores),
          nominations: shuffled(one.nominations),
        }
        expect(toJsonDocument(scored(other))).toEqual(toJsonDocument(scored(one)))
      }),
      runs,
    )
  })

  // (a+1) ÷ (s × (T+1)) ≥ a ÷ (s × T) because a ≤ T: so it holds though the level's total grows with the case.
  test('a case more never lowers the count, fines and major scores of its unit', () => {
    fc.assert(
      fc.property(
        province,
        caseRow,
        fc.constantFrom('capped-ratio', 'best-ratio', 'piecewise'),
        (one, extra, choice) => {
          const rules = vary(definition, { readings: { R1: { choice } } })
          const counted = { ...extra, type: extra.type % 6, day: dayNumber('2017-07-01'), row: 999 }
          const code = `65${counted.unit}000`
          const [before, after] = [scored(one, rules), scored({ ...one, cases: [...one.cases, counted] }, rules)]
          const [was, now] = [unitOf(before, code).parts['caseVolume'], unitOf(after, code).parts['caseVolume']]
          for (const part of ['count', 'fines'])
            expect((now?.[part]?.value ?? zero).compare(was?.[part]?.value ?? zero)).toBeGreaterThanOrEqual(0)
        },
      ),
      runs,
    )
  })

  test.each([
    ['as stated', {}] as const,
    ...otherReadings.map(([id, choice]) => [`${id} ${choice}`, { [id]: { choice } }] as const),
  ])('points stay within 0 and their maximum, and the parts add up: %s', (_name, readings) => {
    const rules = vary(definition, { readings })
    fc.assert(
      fc.property(province, (one) => {
        for (const unit of all(scored(one, rules))) {
          const points = definition.indicators.map((rule) => [rule, unit.points[rule.id]?.value ?? zero] as const)
          for (const [rule, value] of points) {
            expect(value.compare(0)).toBeGreaterThanOrEqual(0)
            expect(value.compare(exact(rule.points))).toBeLessThanOrEqual(0)
          }
          const parts = Object.values(unit.parts['caseVolume'] ?? {}).map((part) => part.value)
          expect(sum(parts).equals(unit.points['caseVolume']?.value ?? zero)).toBe(true)
          const total = sum(points.map(([, value]) => value))
          // R4 not-applicable and an empty slot list leave the 100: the rest is scaled up, never down.
          if (unit.total.reason.formula === 'total-sum') expect(unit.total.value.equals(total)).toBe(true)
          else expect(unit.total.value.compare(total)).toBeGreaterThanOrEqual(0)
          expect(unit.total.value.compare(100)).toBeLessThanOrEqual(0)
        }
      }),
      { ...runs, numRuns: share(15, 700) },
    )
  })

  test('ten times every fine changes nothing', () => {
    fc.assert(
      fc.property(province, (one) => {
        const cases = one.cases.map((row) => ({ ...row, fine: row.fine * 10 }))
        expect(toJsonDocument(scored({ ...one, cases }))).toEqual(toJsonDocument(scored(one)))
      }),
      runs,
    )
  })

  test('two counties of a prefecture that swap their data swap their results', () => {
    const swap = (unit: number): number => (unit === 3 ? 4 : unit === 4 ? 3 : unit)
    fc.assert(
      fc.property(province, (one) => {
        const swapped = <T extends { unit: number }>(rows: readonly T[]): T[] =>
          rows.map((row) => ({ ...row, unit: swap(row.unit) }))
        const other = {
          ...one,
          units: one.units.map((unit, index) => ({
            ...unit,
            keyMonitored: one.units[swap(index)]?.keyMonitored ?? zero,
          })),
          officers: swapped(one.officers),
          cases: swapped(one.cases),
          fileScores: swapped(one.fileScores),
          nominations: swapped(one.nominations),
        }
        const [before, after] = [scored(one), scored(other)]
        for (const unit of units) {
          const [was, now] = [unitOf(before, `65${unit}000`), unitOf(after, `65${swap(unit)}000`)]
          expect([now.published, now.rank, now.reasons]).toEqual([was.published, was.rank, was.reasons])
        }
      }),
      runs,
    )
  })

  test('a higher published total never stands behind a lower one', () => {
    fc.assert(
      fc.property(province, (one) => {
        for (const list of Object.values(scored(one).collectives)) {
          const ranked = list.filter((unit) => unit.rank !== null)
          ranked.forEach((unit, index) => {
            const next = ranked[index + 1]
            if (next === undefined) return
            expect(exact(unit.published).compare(exact(next.published))).toBeGreaterThanOrEqual(0)
            expect(next.rank === unit.rank || next.rank === index + 2).toBe(true)
          })
        }
      }),
      runs,
    )
  })

  test('a varied definition that varies nothing moves nobody', () => {
    fc.assert(
      fc.property(province, (one) => {
        expect(compareResults(scored(one), scored(one, vary(definition, {})))).toEqual({ moves: [], places: [] })
      }),
      { ...runs, numRuns: share(20, 1_000) },
    )
  })
})
