/** The rules alone: 230,000 cases of 3,000 units tallied and scored, every reason built, against PostgreSQL adding up the same figures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loadCampaign } from '../../app/campaigns/load-campaign.ts'
import { readFolder } from '../../app/cli/score-folder.ts'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import type { CaseColumns, Facts } from '../../rules/scoring/facts.ts'
import { score } from '../../rules/scoring/score.ts'
import { dayNumber, tallyCases } from '../../rules/scoring/tally.ts'
import { compareResults, vary } from '../../rules/scoring/what-if.ts'
import type { Measurement } from '../measurement.ts'

export const name = 'The rules alone: 230,000 cases, 3,000 units, every reason'

interface Loaded {
  definition: Definition
  facts: Facts
  cases: CaseColumns
}

async function load(size: { cases: number; units: number }): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  try {
    writeProvince(simulateProvince('bench', size), folder)
    const campaign = await loadCampaign('xinjiang-2017')
    if (!('campaign' in campaign)) throw new Error('the campaign does not load')
    const { definition } = campaign.campaign
    const input = readScoreInput(definition, (await readFolder(folder)).registers)
    if ('errors' in input) throw new Error(input.errors[0]?.message)
    return { definition, ...input }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds: the median of some rounds after a few to warm up. */
function median(rounds: number, work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < rounds + 3; round += 1) {
    const start = performance.now()
    work()
    if (round >= 3) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN
}

/** The floor: counts and fines by unit in typed arrays, nothing else. */
function bareLoop({ cases, facts }: Loaded): Float64Array {
  const sums = new Float64Array(facts.units.length * 2)
  const [from, to] = [dayNumber('2017-05-01'), dayNumber('2017-10-31')]
  for (let at = 0; at < cases.length; at += 1) {
    const [unit = 0, day = 0] = [cases.unit[at], cases.day[at]]
    if (day < from || day > to) continue
    sums[unit * 2] = (sums[unit * 2] ?? 0) + 1
    sums[unit * 2 + 1] = (sums[unit * 2 + 1] ?? 0) + Number(cases.fine[at] ?? 0)
  }
  return sums
}

const sums = `SELECT unit, count(*), sum(fine), count(*) FILTER (WHERE type BETWEEN 1 AND 5)
  FROM bench_cases WHERE day BETWEEN $1 AND $2 AND type < 6 GROUP BY unit`

/** PostgreSQL of DATABASE_URL adding up the same figures without a reason; NaN where there is no server. */
async function postgresSums({ cases }: Loaded): Promise<number> {
  const url = process.env['DATABASE_URL'] ?? process.env['TEST_DATABASE_URL']
  if (url === undefined) return NaN
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('CREATE TEMP TABLE bench_cases (unit int, type int, day int, fine numeric)')
    const column = (values: ArrayLike<number | bigint>): string => `{${Array.from(values, String).join(',')}}`
    const fill = 'INSERT INTO bench_cases SELECT * FROM unnest($1::int[], $2::int[], $3::int[], $4::numeric[])'
    await client.query(fill, [column(cases.unit), column(cases.type), column(cases.day), column(cases.fine)])
    await client.query('ANALYZE bench_cases')
    const times: number[] = []
    for (let round = 0; round < 10; round += 1) {
      const start = performance.now()
      await client.query(sums, [dayNumber('2017-05-01'), dayNumber('2017-10-31')])
      times.push(performance.now() - start)
    }
    return times.sort((a, b) => a - b)[5] ?? NaN
  } finally {
    await client.end()
  }
}

/** With cases and units alone, as PostgreSQL has them, and with everything else that the simulation makes. */
export async function run(): Promise<Measurement[]> {
  const large = await load({ cases: 230_000, units: 3000 })
  const { definition, facts } = large
  const nobody = { officers: [], fileScores: [], reportScores: [], examScores: [], nominations: [] }
  const casesOnly = { ...facts, ...nobody }
  const whole = (given: Facts) => () => score(definition, { ...given, tallies: tallyCases(large.cases, definition) })
  const floor = median(9, () => bareLoop(large))
  const figures = median(15, whole(casesOnly))
  const all = median(9, whole(facts))
  const sql = await postgresSums(large)
  const small = await load({ cases: 6000, units: 110 })
  const official = score(small.definition, small.facts)
  const whatIf = median(15, () => {
    const other = vary(small.definition, { readings: { R1: { choice: 'best-ratio' } } })
    compareResults(official, score(other, { ...small.facts, tallies: tallyCases(small.cases, other) }))
  })
  const ratio = Number.isNaN(sql) ? {} : { ratio: figures / sql, target: 3 }
  return [
    { metric: 'floor: a bare loop over typed arrays', value: floor, unit: 'ms' },
    { metric: 'PostgreSQL adds up the figures (DATABASE_URL)', value: sql, unit: 'ms' },
    { metric: 'tallied and scored, every reason, against PostgreSQL', value: figures, unit: 'ms', ...ratio },
    { metric: 'the same with officers, files, reports, exam and nominations', value: all, unit: 'ms' },
    { metric: 'what-if on 110 units: varied, scored, compared', value: whatIf, unit: 'ms', target: 100 },
  ]
}
