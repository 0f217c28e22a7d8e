import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Doer } from '../../platform/http/context.ts'
import { currentVersion } from '../../slices/registers/facts.ts'
import { importFolder, isOnlyFrom } from '../../slices/registers/import-folder.ts'
import { demonstrateRecords } from '../../slices/records/demonstrate.ts'
import { makeRun } from '../../slices/scoring/make-run.ts'
import { releaseRun } from '../../slices/scoring/release.ts'
import { listRunHeads } from '../../slices/scoring/store.ts'
import { simulateProvince, writeProvince } from '../simulate/index.ts'
import { loadDraws } from './demonstration-draw.ts'
import { loadCaseFiles } from './demonstration-case-files.ts'
import { loadCoordination } from './demonstration-coordination.ts'
import { loadEvidence } from './demonstration-evidence.ts'
import { loadPublications } from './demonstration-publications.ts'
import { personas } from './personas.ts'

/** The campaign that a newcomer meets first; it gets the synthetic province, the others their own small example. */
export const demonstrationCampaign = 'xinjiang-2017'
const SEED = 'demonstration'

/**
 * Fills an empty demonstration through the same import as an upload, and scores it once; runs at every start. A load that
 * was cut off goes on; where it is complete, or somebody has kept a file of their own, nothing is done. Answers what it
 * loaded, for the log.
 */
export async function loadDemonstration(doer: Doer, campaigns: readonly string[]): Promise<string[]> {
  const clerk = { ...doer, actor: personas.find(({ role }) => role === 'office-clerk') ?? null }
  const said: string[] = []
  for (const campaign of campaigns) {
    if (await isComplete(doer, campaign)) continue
    if (campaign === demonstrationCampaign) said.push(...(await loadProvince(clerk)))
    else said.push(...(await loadExample(clerk, campaign)))
    if (campaign === demonstrationCampaign) await loadRecords(doer, campaign)
    if (campaign === demonstrationCampaign) await loadDraws(clerk, campaign)
    if (campaign === demonstrationCampaign) said.push(...(await loadCaseFiles(doer, campaign)))
    if (campaign === demonstrationCampaign) said.push(...(await loadEvidence(doer, campaign)))
    if (campaign === demonstrationCampaign) said.push(...(await loadCoordination(doer, campaign)))
    if (campaign === demonstrationCampaign) said.push(...(await loadPublications(doer, campaign)))
  }
  return said
}

async function loadRecords(doer: Doer, campaign: string): Promise<void> {
  const officer = personas.find(({ role }) => role === 'county-officer')
  if (officer !== undefined) await demonstrateRecords(doer, campaign, officer)
}

/** The score is the last step of a load. */
async function isComplete(doer: Doer, campaign: string): Promise<boolean> {
  return (await currentVersion(doer.db, campaign)) > 0 && (await listRunHeads(doer.db, campaign)).length > 0
}

async function loadProvince(doer: Doer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-province-'))
  try {
    writeProvince(simulateProvince(SEED), folder)
    return await loadAndScore(doer, demonstrationCampaign, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function loadExample(doer: Doer, campaign: string): Promise<string[]> {
  const folder = fileURLToPath(new URL(`../../campaigns/${campaign}/example`, import.meta.url))
  return existsSync(folder) ? loadAndScore(doer, campaign, folder) : []
}

async function loadAndScore(doer: Doer, campaign: string, folder: string): Promise<string[]> {
  if (!(await isOnlyFrom(doer, campaign, folder))) return []
  const loaded = await importFolder(doer, campaign, folder)
  const run = await makeRun(doer, campaign)
  await releaseRun(doer, { campaign, run, reason: '演示：供各角色查看' })
  return loaded.map(({ register, rows }) => `demonstration ${campaign}: ${register}, ${rows} rows`)
}
