import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { campaignHash } from '../../rules/definition/canonical.ts'
import { checkCampaign } from '../../rules/definition/check.ts'
import { diffCampaigns } from '../../rules/definition/diff.ts'
import { withDeciders } from '../../rules/definition/name-deciders.ts'
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
import { personNames } from '../people/facts.ts'
import { deciderWords, decisionsIn } from './deciders.ts'
import { carryOver, choose, officeDecisions } from './decisions.ts'
import { addVersion, campaignIds, lockVersions, versionOf, versionsOf, type StoredVersion } from './store.ts'

/**
 * The campaign as its files have it becomes a version where no version has that hash; what the office has decided since
 * the files before stands in the version after it. Answers the newest version, or undefined where nothing was added.
 */
export async function keepFiles(
  ctx: Doer,
  { campaign, files }: { campaign: Campaign; files: { name: string; text: string }[] },
): Promise<number | undefined> {
  const { hash, ...document } = campaign
  const id = document.definition.id
  if ((await versionsOf(ctx.db, id)).some((version) => version.hash === hash)) return undefined
  return act(ctx, { verb: 'campaigns.keep-files', campaign: id }, async (tx, audit) => {
    await lockVersions(tx, id)
    const { next, carried, lost } = carryOver(document, await officeDecisions(tx, id))
    const stamp = { campaign: id, madeBy: null, madeAt: ctx.now().toISOString() }
    const version = await addVersion(tx, { ...stamp, hash, document, files, why: 'files' })
    audit({ hash, files: files.length, ...(lost.length === 0 ? {} : { lost }) }, `definition:${id}@${version}`)
    if (carried.length === 0) return version
    const made = { ...stamp, hash: campaignHash(next), document: next, files: null, why: 'decisions' }
    const newest = await addVersion(tx, made)
    audit({ hash: made.hash, carried }, `definition:${id}@${newest}`)
    return newest
  })
}

export async function listCampaigns(ctx: Context): Promise<CampaignListView> {
  const shown = new Set(ctx.installation.campaigns.map((campaign) => campaign.name))
  const ids = (await campaignIds(ctx.db)).filter((id) => shown.has(id))
  const stored = await Promise.all(ids.map((id) => named(ctx.db, id)))
  return {
    campaigns: stored.map(({ document: { definition }, version, hash }) => {
      const { id, title, document, period } = definition
      return { id, title, number: document.number, from: period.from, to: period.to, version, hash }
    }),
  }
}

/** `minimal`, or `minimal@2` for one version. @throws campaigns.unknown */
async function named(db: Database, name: string): Promise<StoredVersion> {
  const [campaign = '', version] = name.split('@')
  const number = version === undefined ? undefined : Number(version)
  const valid = number === undefined || (Number.isSafeInteger(number) && number > 0 && number < 1e9)
  const stored = valid ? await versionOf(db, campaign, number) : undefined
  if (stored === undefined) throw problem('campaigns.unknown', { campaign: name })
  return stored
}

export async function viewDefinition(ctx: Context, name: string): Promise<DefinitionView> {
  const { document, hash, version, madeAt } = await named(ctx.db, name)
  const { definition } = document
  const heads = await versionsOf(ctx.db, definition.id)
  const names = await personNames(ctx.db, [...new Set(heads.flatMap(({ madeBy }) => madeBy ?? []))])
  const versions = heads.map((head) => ({ ...head, madeByName: names.get(head.madeBy ?? '') ?? null }))
  const decisions = Object.fromEntries(await decisionsIn(ctx.db, { definition, until: madeAt }))
  return { ...document, hash, version, versions, decisions, today: dayInShanghai(ctx.now().getTime()) }
}

/** A version as people read it: who decided stands there by name. */
async function worded(ctx: Context, { document, madeAt }: StoredVersion): Promise<CampaignDocument> {
  return withDeciders(document, await deciderWords(ctx.db, { ...document, until: madeAt }, ctx.language))
}

export async function viewCheck(ctx: Context, name: string): Promise<CheckView> {
  const stored = await named(ctx.db, name)
  const [document, { hash }] = [await worded(ctx, stored), stored]
  const findings = checkCampaign(document).map((finding) => ({
    ...finding,
    message: findingMessage(finding, document, ctx.language),
    sentence: findingSentence(finding, document, ctx.language),
  }))
  return { hash, findings }
}

export async function viewDiff(ctx: Context, from: string, to: string): Promise<DiffView> {
  const [before, after] = [await named(ctx.db, from), await named(ctx.db, to)]
  const pages = { ...before.document.readings, ...after.document.readings }
  const [one, other] = [await worded(ctx, before), await worded(ctx, after)]
  const changes = diffCampaigns(one, other).map((change) => ({
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

/**
 * The office takes another option of a reading: a new version on top of the newest, refused where the definition could no
 * longer be used.
 */
export async function decideReading(
  ctx: Context,
  { campaign, reading }: { campaign: string; reading: string },
  { choice, reason }: DecideReading,
): Promise<DefinitionView> {
  const by = ctx.person().id
  const deed = { verb: 'campaigns.decide-reading', campaign, object: `reading:${reading}` }
  await act(ctx, deed, async (tx, audit) => {
    await lockVersions(tx, campaign)
    const { document } = await named(tx, campaign)
    const next = withChoice(document, { reading, choice, by })
    refuseBroken(ctx, document, { next, choice })
    const hash = campaignHash(next)
    const stamp = { why: reason, madeBy: by, madeAt: ctx.now().toISOString() }
    const version = await addVersion(tx, { campaign, hash, document: next, files: null, ...stamp })
    audit({ version, hash, choice, before: document.definition.readings[reading]?.choice, reason })
  })
  return viewDefinition(ctx, campaign)
}

function withChoice(
  document: CampaignDocument,
  taken: { reading: string; choice: string; by: string },
): CampaignDocument {
  const { reading, choice, by } = taken
  // `constructor` is in every object, and a reading of none.
  const page = Object.hasOwn(document.readings, reading) ? document.readings[reading] : undefined
  if (page === undefined || document.definition.readings[reading] === undefined)
    throw problem('campaigns.reading-unknown', { reading })
  const option = page.options.find((entry) => entry.choice === choice)
  const offered = page.options.map((entry) => entry.choice).join(', ')
  if (option === undefined) throw problem('campaigns.choice-not-offered', { reading, choice, offered })
  return choose(document, { reading, option, by })
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
