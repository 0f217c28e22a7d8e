/** Exact values as people read them; the tree keeps them exact. */
import { exact, roundHalfUp } from '../quantity/exact.ts'
import type { Unit } from './reason.ts'

const places: Record<Unit, number> = {
  points: 4,
  yuan: 2,
  cases: 4,
  people: 4,
  enterprises: 4,
  reports: 4,
  files: 4,
  industries: 4,
  share: 4,
  score: 4,
  ratio: 4,
  rank: 0,
  text: 0,
}

/** Points always with their 4 places; others without the zeros at the end; a share keeps its fraction beside it. */
export function spoken(value: string, unit: Unit): string {
  if (unit === 'text' || value === '') return value
  const number = exact(value)
  const rounded = roundHalfUp(number, places[unit])
  if (unit === 'points') return rounded
  const decimal = grouped(rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded)
  const isShort = value.includes('/') && value.length <= 15
  return unit === 'share' && isShort ? `${value}（≈${decimal}）` : decimal
}

/** Thousands separators. */
const grouped = (decimal: string): string => {
  const [whole = '', fraction] = decimal.split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
}

/** "12–15,18": rows in ascending order, runs joined. */
export function spokenRows(rows: Iterable<number>): string {
  return runs([...rows].sort((a, b) => a - b))
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
    .join(',')
}

/** Consecutive numbers as [first, last], in the order given. */
export function runs(rows: Iterable<number>): [number, number][] {
  const found: [number, number][] = []
  for (const row of rows) {
    const open = found.at(-1)
    if (open !== undefined && row === open[1] + 1) open[1] = row
    else found.push([row, row])
  }
  return found
}
