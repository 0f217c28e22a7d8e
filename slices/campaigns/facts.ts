/** What others ask of campaigns: the definition in force, with its hash. */
import type { Database } from '../../platform/db/database.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/http/problem.ts'
import { withDeciders } from '../../rules/definition/name-deciders.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { Stage } from './contract.ts'
import { stageNames, stageOr } from './model.ts'
import { deciderWords } from './deciders.ts'
import { campaignIds, versionOf, versionsOf } from './store.ts'
import { newestStage, newestStages } from './store-stage.ts'

/** The newest version. @throws campaigns.unknown */
export async function campaignOf(db: Database, campaign: string): Promise<Campaign> {
  const stored = await versionOf(db, campaign)
  if (stored === undefined) throw problem('campaigns.unknown', { campaign })
  return { ...stored.document, hash: stored.hash }
}

/** The campaign as people read it: who decided a reading stands there by name, with day and reason. @param until the instant that it was in force at */
export async function withDecidersNamed(
  db: Database,
  { campaign, until, language }: { campaign: Campaign; until?: string | undefined; language: Language },
): Promise<Campaign> {
  const words = await deciderWords(db, { definition: campaign.definition, until }, language)
  return withDeciders(campaign, words)
}

/** Versions of a definition, the newest first, without their documents. */
export const definitionVersions = versionsOf

/** The present stage of a campaign's life. */
export const stageOf = async (db: Database, campaign: string): Promise<Stage> =>
  stageOr(await newestStage(db, campaign))

/** campaign → its present stage, for those that were ever moved. */
export const stagesOf = newestStages

export function stageName(stage: string, language: Language): string {
  const known = Stage.safeParse(stage)
  return known.success ? stageNames[known.data][language] : stage
}

export interface CampaignVersion {
  version: number
  madeAt: string
  campaign: Campaign
}

/** One version of a definition. @throws campaigns.unknown */
export async function campaignVersion(db: Database, campaign: string, version: number): Promise<CampaignVersion> {
  const stored = await versionOf(db, campaign, version)
  if (stored === undefined) throw problem('campaigns.unknown', { campaign: `${campaign}@${version}` })
  return { version, madeAt: stored.madeAt, campaign: { ...stored.document, hash: stored.hash } }
}

/** The campaigns that have a definition: all that ship in a demonstration, those that were picked in a real installation. */
export const pickedCampaigns = async (db: Database): Promise<Set<string>> => new Set(await campaignIds(db))
