/** The table of legal limits that ships with the campaigns. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { legalLimitsSchema, type LegalLimits } from '../../rules/case-check/limits.ts'
import { campaignsFolder, problemLine } from './load-campaign.ts'
import { parseYaml } from './parse-yaml.ts'

export async function loadLegalLimits(): Promise<LegalLimits> {
  const name = 'legal-limits.yaml'
  const parsed = parseYaml(name, await readFile(join(campaignsFolder, name), 'utf8'), legalLimitsSchema)
  if (parsed.value === undefined) throw new Error(parsed.problems.map(problemLine).join('\n'))
  return parsed.value
}
