/** The table of working days that ships with the campaigns. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { workCalendar, workingDaysSchema, type WorkCalendar } from '../../rules/calendar/working-days.ts'
import { campaignsFolder, problemLine } from './load-campaign.ts'
import { parseYaml } from './parse-yaml.ts'

export async function loadWorkingDays(): Promise<WorkCalendar> {
  const name = 'working-days.yaml'
  const parsed = parseYaml(name, await readFile(join(campaignsFolder, name), 'utf8'), workingDaysSchema)
  if (parsed.value === undefined) throw new Error(parsed.problems.map(problemLine).join('\n'))
  return workCalendar(parsed.value)
}
