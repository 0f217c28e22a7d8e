/** The synthetic province can be scored: a league with a spread, and every planted ground for exclusion in it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { simulateProvince, writeProvince } from './index.ts'

const out = mkdtempSync(join(tmpdir(), 'lianbing-league-'))
afterAll(() => rmSync(out, { recursive: true }))

const unit = z.object({
  unit: z.string(),
  rank: z.number().nullable(),
  total: z.string(),
  reasons: z.array(z.string()),
})
const person = z.object({ person: z.string(), reasons: z.array(z.string()) })
const result = z.object({
  collectives: z.object({ city: z.array(unit), county: z.array(unit) }),
  individuals: z.object({ caseInvestigation: z.array(person).default([]), industry: z.array(person).default([]) }),
  issues: z.array(z.object({ code: z.string(), award: z.string(), tied: z.array(z.string()).optional() })),
})

function score(...args: string[]): z.infer<typeof result> {
  const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
  const text = execFileSync(process.execPath, [main, 'score', out, '--json', ...args], { maxBuffer: 1e8 })
  return result.parse(JSON.parse(text.toString()))
}

test('the league of the synthetic province is plausible and shows what was planted', { timeout: 60_000 }, () => {
  const province = simulateProvince('demo')
  writeProvince(province, out)
  const { collectives, individuals, issues } = score()
  expect([collectives.city.length, collectives.county.length]).toEqual([14, 96])
  const totals = collectives.county.map(({ total }) => Number(total))
  expect(Math.max(...totals) - Math.min(...totals)).toBeGreaterThan(20)
  expect(Math.max(...totals)).toBeLessThan(100)
  const absent = [...collectives.city, ...collectives.county].filter(({ reasons }) =>
    reasons.includes('no-field-exercise'),
  )
  expect(absent.map((each) => each.unit).sort()).toEqual(province.planted['noFieldExercise'])
  const reasons = new Set([...individuals.caseInvestigation, ...individuals.industry].flatMap((each) => each.reasons))
  const grounds = ['no-integrity-proof', 'vetoed', 'material-missing', 'report-used-twice', 'nominated-twice']
  expect([...reasons].sort()).toEqual(grounds.sort())
  const tie = issues.find(({ code, award }) => code === 'tie-at-quota' && award === 'industry')
  expect(tie?.tied?.toSorted()).toEqual(province.planted['tieAtLine']?.toSorted())
})

test('a campaign of today finds its figures: units, officers and figures are enough', { timeout: 60_000 }, () => {
  writeProvince(simulateProvince('demo'), out)
  for (const name of ['cases', 'file-scores', 'report-scores', 'nominations']) rmSync(join(out, `${name}.csv`))
  const units = join(out, 'units.csv')
  writeFileSync(units, readFileSync(units, 'utf8').replace('自治区级', '省级'))
  const { collectives } = score('--campaign', 'province-2024')
  const totals = collectives.city.map(({ total }) => Number(total))
  expect(Math.max(...totals) - Math.min(...totals)).toBeGreaterThan(5)
})
