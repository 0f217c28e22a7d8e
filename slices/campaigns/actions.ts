import { act } from '../../platform/audit/act.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { campaignHash } from '../../rules/definition/canonical.ts'
import { checkCampaign } from '../../rules/definition/check.ts'
import { diffCampaigns } from '../../rules/definition/diff.ts'
import { brokenReferences } from '../../rules/definition/references.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { changeSentence } from '../../rules/definition/word-change.ts'
import { findingMessage, findingSentence } from '../../rules/definition/word-finding.ts'
import type {
  CampaignDocument,
  CampaignListView,
  CheckView,
  DecideReading,
  DefinitionView,
  DiffView,
} from './contract.ts'
import { addVersion, campaignIds, versionOf, versionsOf, type StoredVersion } from './store.ts'

/** The campaign as its files have it becomes a version where no version has that hash. Answers the version, or undefined where it was there. */
export async function keepFiles(
  ctx: Doer,
  { campaign, files }: { campaign: Campaign; files: { name: string; text: string }[] },
): Promise<number | undefined> {
  const { hash, ...document } = campaign
  const id = document.definition.id
  if ((await versionsOf(ctx.db, id)).some((version) => version.hash === hash)) return undefined
  return act(ctx, { verb: 'campaigns.keep-files', campaign: id }, async (tx, audit) => {
    const stamp = { why: 'files', madeBy: null, madeAt: ctx.now().toISOString() }
    const version = await addVersion(tx, { campaign: id, hash, document, files, ...stamp })
    audit({ hash, files: files.length }, `definition:${id}@${version}`)
    return version
  })
}

export async function listCampaigns(ctx: Context): Promise<CampaignListView> {
  const shown = new Set(ctx.installation.campaigns.map((campaign) => campaign.name))
  const ids = (await campaignIds(ctx.db)).filter((id) => shown.has(id))
  const stored = await Promise.all(ids.map((id) => named(ctx, id)))
  return {
    campaigns: stored.map(({ document: { definition }, version, hash }) => {
      const { id, title, document, period } = definition
      return { id, title, number: document.number, from: period.from, to: period.to, version, hash }
    }),
  }
}

/** `minimal`, or `minimal@2` for one version. @throws campaigns.unknown */
async function named(ctx: Doer, name: string): Promise<StoredVersion> {
  const [campaign = '', version] = name.split('@')
  const number = version === undefined ? undefined : Number(version)
  const valid = number === undefined || (Number.isSafeInteger(number) && number > 0 && number < 1e9)
  const stored = valid ? await versionOf(ctx.db, campaign, number) : undefined
  if (stored === undefined) throw problem('campaigns.unknown', { campaign: name })
  return stored
}

export async function viewDefinition(ctx: Context, name: string): Promise<DefinitionView> {
  const { document, hash, version } = await named(ctx, name)
  const versions = await versionsOf(ctx.db, document.definition.id)
  return { ...document, hash, version, versions, today: dayInShanghai(ctx.now().getTime()) }
}

export async function viewCheck(ctx: Context, name: string): Promise<CheckView> {
  const { document, hash } = await named(ctx, name)
  const findings = checkCampaign(document).map((finding) => ({
    ...finding,
    message: findingMessage(finding, document, ctx.language),
    sentence: findingSentence(finding, document, ctx.language),
  }))
  return { hash, findings }
}

export async function viewDiff(ctx: Context, from: string, to: string): Promise<DiffView> {
  const [before, after] = [await named(ctx, from), await named(ctx, to)]
  const pages = { ...before.document.readings, ...after.document.readings }
  const changes = diffCampaigns(before.document, after.document).map((change) => ({
    kind: change.kind,
    path: change.path,
    clauses: change.clauses,
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(change.after === undefined ? {} : { after: change.after }),
    sentence: changeSentence({ ...change, clauses: [] }, pages, ctx.language),
  }))
  return { before: sideOf(before), after: sideOf(after), changes }
}

const sideOf = ({ document: { definition }, version, hash }: StoredVersion): DiffView['before'] => ({
  campaign: definition.id,
  title: definition.title,
  version,
  hash,
})

/** The office takes another option of a reading: a new version, refused where the definition could no longer be used. */
export async function decideReading(
  ctx: Context,
  at: { campaign: string; reading: string },
  decided: DecideReading,
): Promise<DefinitionView> {
  const { document } = await named(ctx, at.campaign)
  const next = withChoice(document, { reading: at.reading, choice: decided.choice, by: ctx.person().id })
  refuseBroken(ctx, document, { next, choice: decided.choice })
  const id = document.definition.id
  await act(
    ctx,
    { verb: 'campaigns.decide-reading', campaign: id, object: `reading:${at.reading}` },
    async (tx, audit) => {
      const hash = campaignHash(next)
      const stamp = { why: decided.reason, madeBy: ctx.person().id, madeAt: ctx.now().toISOString() }
      const version = await addVersion(tx, { campaign: id, hash, document: next, files: null, ...stamp })
      audit({
        version,
        hash,
        choice: decided.choice,
        before: document.definition.readings[at.reading]?.choice,
        reason: decided.reason,
      })
    },
  )
  return viewDefinition(ctx, id)
}

function withChoice(
  document: CampaignDocument,
  taken: { reading: string; choice: string; by: string },
): CampaignDocument {
  const { reading, choice, by } = taken
  const page = document.readings[reading]
  if (page === undefined || document.definition.readings[reading] === undefined)
    throw problem('campaigns.reading-unknown', { reading })
  const option = page.options.find((entry) => entry.choice === choice)
  const offered = page.options.map((entry) => entry.choice).join(', ')
  if (option === undefined) throw problem('campaigns.choice-not-offered', { reading, choice, offered })
  const entry = { choice, ...(option.values === undefined ? {} : { values: option.values }), decidedBy: by }
  return {
    ...document,
    definition: { ...document.definition, readings: { ...document.definition.readings, [reading]: entry } },
  }
}

/** An error that the choice brings, not one that was there before. */
function refuseBroken(
  ctx: Context,
  before: CampaignDocument,
  { next, choice }: { next: CampaignDocument; choice: string },
): void {
  const reference = brokenReferences(next)[0]
  if (reference !== undefined) throw problem('campaigns.choice-breaks', { choice, finding: reference.message })
  const known = new Set(
    checkCampaign(before).map((finding) => JSON.stringify([finding.code, finding.severity, finding.clauses])),
  )
  const broken = checkCampaign(next).find(
    (finding) =>
      finding.severity === 'error' && !known.has(JSON.stringify([finding.code, finding.severity, finding.clauses])),
  )
  if (broken !== undefined)
    throw problem('campaigns.choice-breaks', { choice, finding: findingSentence(broken, next, ctx.language) })
}
