/** A folder of synthetic case files, and in expected.json what was planted in each: what `lianbing check-file` is tried on. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WorkCalendar } from '../../../rules/calendar/working-days.ts'
import { makeDossiers } from './set.ts'

export interface DossierOrder {
  seed: string
  count: number
  folder: string
}

/** `expected.json`: case number → rules planted; none: the clean twin of its neighbour. */
export function writeDossiers({ seed, count, folder }: DossierOrder, calendar: WorkCalendar): void {
  mkdirSync(folder, { recursive: true })
  const made = makeDossiers(seed, count, calendar)
  made.forEach(({ file }, at) =>
    writeFileSync(join(folder, `${String(at + 1).padStart(5, '0')}.json`), `${JSON.stringify(file, null, 1)}\n`),
  )
  const expected = Object.fromEntries(made.map(({ file, planted }) => [file.number, planted]))
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 1)}\n`)
}
