/** What another version of the definition does to the result: both scored over the newest data, who moves and why. Nothing official changes. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import type { Comparison } from '../../rules/scoring/what-if.ts'
import { campaignVersion, type CampaignVersion } from '../campaigns/facts.ts'
import { currentVersion, inputFiles, registerPages, registerRows } from '../registers/facts.ts'
import type { DefinitionEffectView } from './contract.ts'
import type { EffectAsk } from './effect-worker.ts'
import { namesAt, type VersionAt } from './sight.ts'
import { definitionSentences, wordedMove, type InForce } from './word-moves.ts'

interface Ask {
  campaign: string
  /** Numbers of versions. */
  from: number
  to: number
}

/** @throws campaigns.unknown for a version that is not there, scoring.no-data */
export async function viewDefinitionEffect(ctx: Context, { campaign, from, to }: Ask): Promise<DefinitionEffectView> {
  const before = await campaignVersion(ctx.db, campaign, from)
  const after = await campaignVersion(ctx.db, campaign, to)
  const at = { campaign, version: await currentVersion(ctx.db, campaign) }
  const compared = await scoredTwice(ctx, at, { before, after })
  const winners = compared.places.flatMap((place) => [...place.in, ...place.out])
  const people = await namesAt(ctx, at, [...compared.moves.map(({ subject }) => subject), ...winners])
  const { definition } = after.campaign
  return {
    ...{ from: headOf(before), to: headOf(after), dataVersion: at.version, lists: listsOf(definition) },
    definition: await definitionSentences(ctx, inForce(before), inForce(after)),
    moves: compared.moves.map((move) => wordedMove(move, { ctx, definition, names: people })),
    places: compared.places,
    names: await namesOf(ctx, at, { winners, people }),
  }
}

type Both = { before: CampaignVersion; after: CampaignVersion }

async function scoredTwice(ctx: Context, at: VersionAt, { before, after }: Both): Promise<Comparison> {
  const inputs = await inputFiles(ctx.db, at)
  if (!inputs.some(({ register }) => register === 'units')) throw problem('scoring.no-data')
  const pages = await registerPages(ctx.db, at, inputs)
  const ask: EffectAsk = { before: before.campaign, after: after.campaign, pages, inputs }
  return runInWorker<Comparison>(new URL('./effect-worker.ts', import.meta.url), ask)
}

const inForce = ({ campaign, madeAt }: CampaignVersion): InForce => ({ campaign, at: madeAt })

const headOf = ({ version, campaign, madeAt }: CampaignVersion): DefinitionEffectView['from'] => ({
  ...{ version, hash: campaign.hash, madeAt },
})

const listsOf = ({ levels, individuals, awards }: Definition): DefinitionEffectView['lists'] =>
  [...levels, ...individuals].map(({ id, title }) => ({
    id,
    title,
    award: awards.find(({ of }) => of === id)?.id ?? '',
  }))

interface Named {
  winners: readonly string[]
  people: ReadonlyMap<string, string>
}

async function namesOf(ctx: Context, at: VersionAt, { winners, people }: Named): Promise<Record<string, string>> {
  const units = new Map((await registerRows(ctx.db, 'units', at)).map(({ code, name }) => [code, name]))
  return Object.fromEntries(winners.map((code) => [code, units.get(code) ?? people.get(code) ?? code]))
}
