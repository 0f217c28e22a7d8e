/** What a planted defect is, and the days that its kind needs: the law's own limits, counted here once more, apart from the rules. */
import { addDays } from '../../../rules/calendar/days.ts'
import { addWorkingDays } from '../../../rules/calendar/working-days.ts'
import { workingDay, type DossierFile, type DossierType, type Json, type Setting, type Steps } from './dossier.ts'

export interface Spoiling extends Setting {
  discovered: string
  type: DossierType
  /** The steps of the clean file. */
  steps: Steps
}

type Change = (file: DossierFile, spoiling: Spoiling) => void
type Moved = (spoiling: Spoiling) => Partial<Steps>

export interface Defect {
  rule: string
  /** Two defects of one group do not meet in one file. */
  group: string
  types?: readonly DossierType[]
  /** The day of discovery, where the defect needs another. */
  discovered?: string
  /** The defect: steps moved, then fields changed. */
  move?: Moved
  spoil?: Change
  /** The near miss: what is just right. */
  nearMove?: Moved
  near?: Change
  /** Other rules that the defect really breaks too. */
  causes?: readonly string[]
  /** A rule that asks and is never certain of it. */
  asks?: true
}

export const doc = (file: DossierFile, id: string): Json => file.documents.find((one) => one['id'] === id) ?? {}

/** Sets fields of a document; undefined removes one. */
export const put =
  (id: string, fields: Json): Change =>
  (file) =>
    void Object.assign(doc(file, id), fields)

export const state =
  (fields: Json): Change =>
  (file) =>
    void Object.assign(file, fields)

export const without =
  (...ids: string[]): Change =>
  (file) => {
    file.documents = file.documents.filter((one) => !ids.some((id) => one['id'] === id))
  }

export const adding =
  (...documents: Json[]): Change =>
  (file) =>
    void file.documents.push(...documents.map((one) => ({ party: file.party.name, ...one })))

export const working = ({ calendar }: Setting, day: string, count: number): string =>
  addWorkingDays(calendar, day, count).day

/** So many calendar days, on to the next working day. */
export const calendarDays = (setting: Setting, day: string, count: number): string =>
  workingDay(setting, addDays(day, count))

export const filingEnd = (setting: Setting, discovered: string): string =>
  discovered < '2023-07-01' ? working(setting, discovered, 7) : calendarDays(setting, discovered, 15)

export const hearingEnd = (setting: Setting, served: string): string =>
  served < '2021-07-15' ? calendarDays(setting, served, 3) : working(setting, served, 5)

export function decidingEnd(setting: Setting, filed: string): string {
  if (filed >= '2021-07-15') return calendarDays(setting, filed, 90)
  // Filings of the simulation lie between April and September: no month is left out, no year is passed.
  const month = String(Number(filed.slice(5, 7)) + 3).padStart(2, '0')
  const last = ['04', '06', '09', '11'].includes(month) && filed.slice(8) === '31' ? '30' : filed.slice(8)
  return workingDay(setting, `${filed.slice(0, 4)}-${month}-${last}`)
}

export const serviceEnd = (setting: Setting, decided: string): string =>
  decided < '2023-07-01' ? calendarDays(setting, decided, 7) : working(setting, decided, 7)

/** The first day after, that offices work. */
export const dayAfter = (setting: Setting, day: string): string => workingDay(setting, addDays(day, 1))
