/**
 * Reads `campaigns/<name>/` (n3.1.2): campaign.yaml, clauses.yaml and readings/. Everything that is wrong is told at once,
 * with file, line and column; nothing is loaded half.
 */
import { readFile, readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { brokenReferences } from '../../rules/definition/references.ts'
import { campaignHash } from '../../rules/definition/canonical.ts'
import {
  clausesSchema,
  definitionSchema,
  readingPageSchema,
  type Campaign,
  type ReadingPage,
} from '../../rules/definition/schema.ts'
import { parseYaml, type ParsedYaml, type YamlProblem } from './parse-yaml.ts'

export interface CampaignFile {
  name: string
  text: string
}
export type CampaignProblem = YamlProblem
export type LoadedCampaign = { campaign: Campaign; files: CampaignFile[] } | { problems: CampaignProblem[] }

export const campaignsFolder = resolve(import.meta.dirname, '../../campaigns')

/** Names of the campaigns that ship, in code-unit order. */
export async function shippedCampaigns(): Promise<string[]> {
  const entries = await readdir(campaignsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** A name of a shipped campaign, or a folder that holds a campaign.yaml. */
export async function loadCampaign(nameOrFolder: string): Promise<LoadedCampaign> {
  const isName = /^[a-z0-9-]+$/.test(nameOrFolder) && (await shippedCampaigns()).includes(nameOrFolder)
  const folder = isName ? join(campaignsFolder, nameOrFolder) : resolve(nameOrFolder)
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined || !names.includes('campaign.yaml')) return { problems: [await notFound(nameOrFolder)] }
  return parseCampaign(await campaignFiles(folder, names))
}

async function notFound(nameOrFolder: string): Promise<CampaignProblem> {
  const message = `no such campaign; give a folder that holds campaign.yaml, or one of: ${(await shippedCampaigns()).join(', ')}`
  return { file: nameOrFolder, line: 1, column: 1, path: '', message }
}

async function campaignFiles(folder: string, names: string[]): Promise<CampaignFile[]> {
  const pages = names.includes('readings') ? await readdir(join(folder, 'readings')) : []
  const wanted = [
    'campaign.yaml',
    ...(names.includes('clauses.yaml') ? ['clauses.yaml'] : []),
    ...pages
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `readings/${name}`),
  ]
  return Promise.all(wanted.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}

/** The same from texts in memory: what the server keeps of a version, and what a person uploads. */
export function parseCampaign(files: CampaignFile[]): LoadedCampaign {
  const text = (name: string): string => files.find((file) => file.name === name)?.text ?? ''
  const missing = ['campaign.yaml', 'clauses.yaml'].filter((name) => files.every((file) => file.name !== name))
  if (missing.length > 0)
    return { problems: missing.map((file) => ({ file, line: 1, column: 1, path: '', message: 'the file is missing' })) }
  const definition = parseYaml('campaign.yaml', text('campaign.yaml'), definitionSchema)
  const clauses = parseYaml('clauses.yaml', text('clauses.yaml'), clausesSchema)
  const pages = files.filter((file) => file.name.startsWith('readings/')).map(readingPage)
  const parsed = [definition, clauses, ...pages]
  if (
    definition.value !== undefined &&
    clauses.value !== undefined &&
    pages.every((page) => page.value !== undefined)
  ) {
    const readings: Record<string, ReadingPage> = {}
    for (const page of pages) if (page.value !== undefined) readings[page.value.id] = page.value
    const parts = { definition: definition.value, clauses: clauses.value, readings }
    const broken = brokenReferences(parts).map(({ path, message }) => definition.at(path, message))
    const problems = [...parsed.flatMap((document) => document.problems), ...broken]
    if (problems.length === 0) return { campaign: { ...parts, hash: campaignHash(parts) }, files }
    return { problems }
  }
  return { problems: parsed.flatMap((document) => document.problems) }
}

function readingPage(file: CampaignFile): ParsedYaml<ReadingPage> {
  const page = parseYaml(file.name, file.text, readingPageSchema)
  const name = basename(file.name, '.yaml')
  if (page.value === undefined || page.value.id === name) return page
  return {
    ...page,
    problems: [...page.problems, page.at(['id'], `the page of ${page.value.id} must be called ${page.value.id}.yaml`)],
  }
}

/** For messages: `campaign.yaml:12:5 indicators[0].points: …`. */
export const problemLine = (problem: CampaignProblem): string =>
  `${problem.file}:${problem.line}:${problem.column}${problem.path === '' ? '' : ` ${problem.path}`}: ${problem.message}`
