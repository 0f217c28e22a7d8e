/** The heavy half of a freeze, in a thread of its own: register rows to strata with their canonical hash. */
import { createHash } from 'node:crypto'
import { makeUniverse, hasSeparator, type DrawFile } from '../../rules/draw/universe.ts'
import { joinLines } from './model.ts'
import type { StratumRow } from './store-strata.ts'
import { asFreezeAsk } from './worker-input.ts'

export type FrozenStratum = Omit<StratumRow, 'ordered'>
export type Frozen = { strata: FrozenStratum[]; lines: number; hash: string } | { separator: string }

export default async function freezeInWorker(input: unknown): Promise<Frozen> {
  const { types, units, pages } = asFreezeAsk(input)
  const decided = new Map<string, string>()
  const files: DrawFile[] = []
  for (const page of pages)
    for (const [, , number, unit, type, day] of rowsOf(page)) {
      files.push({ number, unit, type })
      decided.set(number, day)
    }
  const universe = makeUniverse({ types, clauses: [] }, { units, files })
  const damaged = universe.files.find(({ number }) => hasSeparator(number))
  if (damaged !== undefined) return { separator: damaged.number }
  const byStratum = Map.groupBy(universe.files, ({ unit, type }) => `${unit}\t${type}`)
  const strata = universe.units.flatMap(({ code, types: own }) => own.map((type) => ({ unit: code, type })))
  return {
    ...{ lines: universe.files.length, hash: universe.hash },
    strata: strata.map(({ unit, type }, place) => {
      const own = byStratum.get(`${unit}\t${type}`) ?? []
      const lines = joinLines(own.map(({ number }) => [number, decided.get(number) ?? ''] as const))
      const hash = createHash('sha256')
      for (const { number } of own) hash.update(`${number}\t${unit}\t${type}\n`)
      return { unit, type, place, places: 1, size: own.length, lines, lines_hash: hash.digest('hex') }
    }),
  }
}

type Cells = [version: number, row: number, number: string, unit: string, type: string, decided: string]

const rowsOf = (page: string): Cells[] => {
  const rows: Cells[] = JSON.parse(page)
  return rows
}
