import { expect, it } from 'vitest'
import { reasonFromJson, reasonToJson } from '../../rules/reasons/serialise.ts'
import type { Reason } from '../../rules/reasons/reason.ts'
import { score } from '../../rules/scoring/score.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import { nodeAt, reasonView, rowsBelow } from './reason-view.ts'

const rowsOf = (reason: Reason, file: string): number[] => [
  ...(reason.rows ?? []).filter((source) => source.file === file).flatMap((source) => Array.from(source.rows)),
  ...reason.inputs.flatMap((input) => rowsOf(input, file)),
]

it('what is counted and named in the stored form is what the whole tree has', async () => {
  const { facts } = await vectorInput('edge', definition)
  for (const one of Object.values(score(definition, facts).collectives).flat()) {
    const tree = JSON.parse(JSON.stringify(reasonToJson(one.total.reason)))
    const whole = reasonFromJson(tree)
    const view = reasonView(nodeAt(tree, '') ?? expect.fail('no root'), true)
    const compare = (seen: typeof view, given: Reason): void => {
      expect(seen.rows?.map(({ count }) => count)).toEqual(given.rows?.map(({ rows }) => rows.length))
      expect(seen.rows?.map(({ rows }) => rows)).toEqual(given.rows?.map(({ rows }) => Array.from(rows).slice(0, 20)))
      seen.inputs.forEach((input, at) => compare(input, given.inputs[at] ?? expect.fail('an input too many')))
    }
    compare(view, whole)
    const cases = rowsBelow(nodeAt(tree, 'caseVolume') ?? expect.fail('no node'), 'cases')
    const volume = whole.inputs.find(({ label }) => label === 'indicator:caseVolume')
    expect(cases).toEqual([...new Set(rowsOf(volume ?? whole, 'cases'))].sort((a, b) => a - b))
  }
})

it('a tree in another form is refused, not guessed', () => {
  expect(() => nodeAt({ format: 'lianbing-reasons-2', reason: {} }, '')).toThrow('lianbing-reasons-2')
})
