/** n5.4a, a1.1b: by when a file's decision was due on the local site, and how many working days late it came. */
import { addDays } from '../calendar/days.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { CaseFile, Day } from './case-file.ts'
import { decisionsOf } from './disclosure.ts'
import { last, openDossier, type CheckSetting } from './dossier.ts'

export interface Publication {
  /** The last decision that counts; undefined: none yet. */
  decided: Day | undefined
  /** Is that day within the campaign (R10)? Undefined: no decision yet. */
  inWindow: boolean | undefined
  due: Day | undefined
  published: Day | undefined
  /** Working days after `due`; 0: in time; undefined: not published, or nothing due. */
  daysLate: number | undefined
}

export function publicationOf(file: CaseFile, setting: CheckSetting): Publication {
  const dossier = openDossier(file, setting)
  const decided = last(decisionsOf(dossier))?.date
  const published = file.published?.date
  if (decided === undefined) return { decided, inWindow: undefined, due: undefined, published, daysLate: undefined }
  const { from, to } = setting.window
  const due = dossier.lastDay('disclosed', decided)
  const daysLate = published === undefined ? undefined : workingDaysAfter(setting, due, published)
  return { decided, inWindow: decided >= from && decided <= to, due, published, daysLate }
}

/** More than this is told as this. */
const MOST_DAYS = 1000

function workingDaysAfter({ calendar }: CheckSetting, due: Day, day: Day): number {
  let count = 0
  for (let at = addDays(due, 1); at <= day && count < MOST_DAYS; at = addDays(at, 1))
    if (isWorkingDay(calendar, at)) count += 1
  // A day off after the last day is late all the same.
  return day > due ? Math.max(1, count) : 0
}
