/** a1.1b, R10: the days within which a file's decision must lie. */
import type { Definition } from '../definition/schema.ts'
import type { CheckSetting } from './dossier.ts'

/** The campaign's own period, or May to October of its year. */
export function fileWindow({ period, readings }: Pick<Definition, 'period' | 'readings'>): CheckSetting['window'] {
  const year = period.from.slice(0, 4)
  if (readings['R10']?.choice === 'may-october') return { from: `${year}-05-01`, to: `${year}-10-31` }
  return { from: period.from, to: period.to }
}
