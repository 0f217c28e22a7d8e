/** What a run made now would rest on, and by which version of the definition a run was made. */
import type { Database } from '../../platform/db/database.ts'
import { definitionVersions } from '../campaigns/facts.ts'
import { currentVersion } from '../registers/facts.ts'
import type { GroundNow } from './contract.ts'
import type { RunHead } from './store.ts'

export type Versions = Awaited<ReturnType<typeof definitionVersions>>

export async function groundNow(db: Database, campaign: string): Promise<GroundNow> {
  const [newest] = await definitionVersions(db, campaign)
  return {
    dataVersion: await currentVersion(db, campaign),
    definitionHash: newest?.hash ?? '',
    definitionVersion: newest?.version ?? 0,
  }
}

/** The office may come back to an earlier text: the newest version of that hash that stood when the run was made. */
export function versionOfRun(versions: Versions, run: Pick<RunHead, 'definition_hash' | 'made_at'>): number | null {
  const same = versions.filter(({ hash }) => hash === run.definition_hash)
  const stood = same.find(({ madeAt }) => Date.parse(madeAt) <= Date.parse(run.made_at))
  return (stood ?? same.at(-1))?.version ?? null
}
