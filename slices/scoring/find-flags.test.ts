import { describe, expect, it } from 'vitest'
import type { CaseColumns } from '../../rules/scoring/facts.ts'
import { findFlags } from './find-flags.ts'

interface Case {
  unit?: number
  number: string
  day: number
  yuan: number
}
const window = { from: 0, to: 99 }

function columnsOf(cases: readonly Case[]): CaseColumns {
  return {
    length: cases.length,
    row: Int32Array.from(cases, (_, at) => at + 2),
    unit: Int32Array.from(cases, ({ unit = 0 }) => unit),
    type: new Uint8Array(cases.length),
    day: Int32Array.from(cases, ({ day }) => day),
    fineScale: 2,
    fine: Float64Array.from(cases, ({ yuan }) => yuan * 100),
    number: (at) => cases[at]?.number ?? '',
  }
}
const flagged = (cases: readonly Case[], kind: string) =>
  findFlags(columnsOf(cases), window).filter((flag) => flag.kind === kind)
const numbered = (days: number[], fines: number[], first = 1): Case[] =>
  days.map((day, at) => ({ number: `甲环罚〔2017〕${first + at}号`, day, yuan: fines[at] ?? 0 }))

describe('split cases', () => {
  it('are found where number, day and fine follow each other', () => {
    const flags = flagged(numbered([10, 10, 13, 40], [30_000, 29_000, 28_500, 30_000]), 'split-cases')
    expect(flags).toEqual([
      {
        kind: 'split-cases',
        unit: 0,
        rows: [2, 3, 4],
        figures: { cases: '3', from: '10', to: '13', lowest: '28500.00', highest: '30000.00' },
      },
    ])
  })

  it.each([
    ['a fourth day between', numbered([10, 12, 14], [30_000, 30_000, 30_000])],
    ['fines more than a twentieth apart', numbered([10, 10, 10], [30_000, 30_000, 28_499.99])],
    ['two cases', numbered([10, 10], [30_000, 30_000])],
    ['no fines', numbered([10, 10, 10], [0, 0, 0])],
    ['a gap in the numbers', [...numbered([10, 10], [9, 9]), ...numbered([10], [9], 4)]],
    ['two units', numbered([10, 10, 10], [9, 9, 9]).map((one, at) => ({ ...one, unit: at % 2 }))],
    ['cases outside the window', numbered([100, 100, 100], [9, 9, 9])],
  ])('are not seen in %s', (_, cases) => {
    expect(flagged(cases, 'split-cases')).toEqual([])
  })
})

describe('the end of the window', () => {
  const spreadOut = (count: number): Case[] =>
    Array.from({ length: count }, (_, at) => ({ number: `乙${at}`, day: at % 93, yuan: 0 }))
  const last = (count: number): Case[] =>
    Array.from({ length: count }, (_, at) => ({ number: `丙${at}x`, day: 93, yuan: 0 }))

  it('is flagged from three times the mean on', () => {
    expect(flagged([...spreadOut(31), ...last(7)], 'end-of-window')).toMatchObject([
      { unit: 0, figures: { cases: '7', mean: '2.33', all: '38' } },
    ])
    expect(flagged([...spreadOut(32), ...last(7)], 'end-of-window')).toEqual([])
  })

  it('is not flagged for four cases', () => {
    expect(flagged(last(4), 'end-of-window')).toEqual([])
    expect(flagged(last(5), 'end-of-window')).toHaveLength(1)
  })
})

describe('round fines', () => {
  const fines = (unit: number, round: number, odd: number): Case[] => [
    ...Array.from({ length: round }, (_, at) => ({ unit, number: `丁${at}a${unit}`, day: at, yuan: 20_000 })),
    ...Array.from({ length: odd }, (_, at) => ({ unit, number: `戊${at}b${unit}`, day: at, yuan: 20_000.5 })),
  ]

  it('are flagged against the share of the region', () => {
    expect(flagged([...fines(0, 9, 1), ...fines(1, 1, 19)], 'round-fines')).toMatchObject([
      { unit: 0, figures: { fined: '10', round: '9', share: '90.0%', region: '33.3%' } },
    ])
    expect(flagged([...fines(0, 9, 1), ...fines(1, 9, 1)], 'round-fines')).toEqual([])
    expect(flagged([...fines(0, 9, 0), ...fines(1, 1, 19)], 'round-fines')).toEqual([])
  })
})
