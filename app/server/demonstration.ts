import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Doer } from '../../platform/http/context.ts'
import { currentVersion } from '../../slices/registers/facts.ts'
import { importFolder } from '../../slices/registers/import-folder.ts'
import { simulateProvince, writeProvince } from '../simulate/index.ts'

const CAMPAIGN = 'xinjiang-2017'
const SEED = 'demonstration'

/**
 * Fills an empty demonstration with the synthetic province, through the same import as an upload; runs at every start
 * and does nothing where data is there already. Answers what it loaded, for the log.
 */
export async function loadDemonstration(doer: Doer): Promise<string[]> {
  if ((await currentVersion(doer.db, CAMPAIGN)) > 0) return []
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-province-'))
  try {
    writeProvince(simulateProvince(SEED), folder)
    const loaded = await importFolder(doer, CAMPAIGN, folder)
    return loaded.map(({ register, rows, version }) => `demonstration: ${register} ${rows} rows, version ${version}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
