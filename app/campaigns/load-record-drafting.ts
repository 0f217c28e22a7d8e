/** The template of drafting that ships with the campaigns: what is told and asked on the spot, words to avoid (n2.2a). */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { templateSchema, type Template } from '../../rules/drafting/template.ts'
import { campaignsFolder, problemLine } from './load-campaign.ts'
import { parseYaml } from './parse-yaml.ts'

export async function loadRecordDrafting(): Promise<Template> {
  const name = 'record-drafting.yaml'
  const parsed = parseYaml(name, await readFile(join(campaignsFolder, name), 'utf8'), templateSchema)
  if (parsed.value === undefined) throw new Error(parsed.problems.map(problemLine).join('\n'))
  return parsed.value
}
