/**
 * The ceremony: witnesses by post, dice digits entered by two independent persons, each under the own sign-in, without seeing
 * each other's; the seed once they agree.
 * Whatever is cut off between, a round keeps at most one seed: the database refuses a second.
 */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { fewestDigits, readSeed, refuseSeed } from '../../rules/draw/seed.ts'
import type { Ceremony, DigitsAnswer, DigitsBody, FirstEntry, PaperView } from './contract.ts'
import { byOf, mustBePresent, mustStand, today } from './ground.ts'
import { minutesHash } from './minutes.ts'
import { differAt } from './model.ts'
import { objectOf, viewRound } from './rounds.ts'
import { mustBeSecond, whyNotSecond, type Enterer } from './second-person.ts'
import { signatureViews } from './signatures.ts'
import { addPaper, dropEntries, keepEntry, papersOf, waitingEntry, type Entry } from './store-ceremony.ts'
import { strataHeads } from './store-strata.ts'
import { keepPresent, keepSeed, lockRounds, roundsOf, type RoundAt, type RoundRow } from './store.ts'

/** Everything that the hall sees; the digits of a first entry never leave the server. */
export async function viewCeremony(ctx: Context, at: RoundAt): Promise<Ceremony> {
  const round = await viewRound(ctx, at)
  const entry = await waitingEntry(ctx.db, at)
  return {
    round,
    entered: entry === undefined ? null : await entryView(ctx, entry),
    papers: await papersOf(ctx.db, at),
    signatures: await signatureViews(ctx.db, at),
    minutesHash: round.drawnAt === null ? null : await minutesHash(ctx, at),
    strata: (await strataHeads(ctx.db, at)).length,
  }
}

async function entryView(ctx: Context, entry: Entry): Promise<FirstEntry> {
  const notSecond = (await whyNotSecond(ctx, entry)) ?? null
  return { post: entry.post, digits: entry.digits.length, at: entry.at, notSecond }
}

/** @throws draw.present-unknown, draw.not-today, draw.not-committed */
export async function notePresent(ctx: Doer, at: RoundAt, present: readonly string[]): Promise<void> {
  await act(ctx, { verb: 'draw.hold', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await lockRounds(tx, at.campaign)
    const row = await mustBeCommitted(tx, at, today(ctx))
    const posts = row.witnesses.join('、')
    for (const post of present)
      if (!row.witnesses.includes(post)) throw problem('draw.present-unknown', { post, posts })
    if (new Set(present).size < 2) throw problem('draw.nobody-present')
    await keepPresent(tx, at, { present: [...new Set(present)], at: ctx.now().toISOString() })
    audit({ round: at.round, present })
  })
}

/** @throws draw.not-committed, draw.seeded-already, draw.not-today */
async function mustBeCommitted(tx: Database, at: RoundAt, now: string): Promise<RoundRow> {
  const row = await mustStand(tx, at, ['checking', 'committed', 'seeded', 'drawn'])
  if (row.commitment === null) throw problem('draw.not-committed', { round: at.round })
  if (row.seed !== null) throw problem('draw.seeded-already', { round: at.round })
  if (now < row.day) throw problem('draw.not-today', { day: row.day, today: now })
  return row
}

/**
 * The first entry waits, the second decides: where they agree the seed stands and the order is computed; where they differ both go.
 * @throws draw.seed-not-digits, draw.seed-too-short, draw.same-person, draw.same-post, draw.entries-differ …
 */
export async function enterDigits(ctx: Enterer, at: RoundAt, { post, digits }: DigitsBody): Promise<DigitsAnswer> {
  const seed = digitsOf(digits)
  const outcome = await act(
    ctx,
    { verb: 'draw.enter-digits', campaign: at.campaign, object: objectOf(at.round) },
    async (tx, audit): Promise<DigitsAnswer | { differ: number }> => {
      await lockRounds(tx, at.campaign)
      const row = await mustBeCommitted(tx, at, today(ctx))
      mustBePresent(row, post)
      await mustBeFresh(tx, at, seed)
      const first = await waitingEntry(tx, at)
      const own = { post, digits: seed, by: byOf(ctx), at: ctx.now().toISOString() }
      if (first === undefined) {
        await keepEntry(tx, at, own)
        audit({ round: at.round, post, digits: seed.length })
        return { next: 'second-entry', job: null }
      }
      await mustBeSecond({ actor: ctx.actor, now: ctx.now, db: tx, language: ctx.language }, at.campaign, first)
      if (first.post === post) throw problem('draw.same-post', { post })
      await dropEntries(tx, at)
      const differ = differAt(first.digits, seed)
      audit({ round: at.round, post, digits: seed.length, agree: differ === 0, ...(differ === 0 ? { seed } : {}) })
      return differ > 0 ? { differ } : seedRound(ctx, tx, { at, first, second: own })
    },
  )
  // Both entries are gone and that is in the log: only then is it refused.
  if ('differ' in outcome) throw problem('draw.entries-differ', { place: outcome.differ })
  return outcome
}

interface Entries {
  at: RoundAt
  first: Entry
  second: Entry
}

async function seedRound(ctx: Doer, tx: Database, { at, first, second }: Entries): Promise<DigitsAnswer> {
  const [persons, posts] = [[first.by, second.by] as const, [first.post, second.post] as const]
  await keepSeed(tx, at, { seed: second.digits, by: second.by, at: second.at, persons, posts })
  const input = { campaign: at.campaign, round: at.round }
  return { next: 'drawing', job: await ctx.jobs.enqueue(tx, { kind: 'draw.draw', input, actor: ctx.actor }) }
}

function digitsOf(text: string): string {
  const read = readSeed(text)
  if ('seed' in read) return read.seed
  if (read.refused === 'not-digits') throw problem('draw.seed-not-digits', { found: read.found })
  throw problem('draw.seed-too-short', { found: read.found, fewest: fewestDigits })
}

/** Contract, rule 2, over all rounds of the campaign, void ones too. */
async function mustBeFresh(tx: Database, { campaign, round }: RoundAt, seed: string): Promise<void> {
  const rounds = (await roundsOf(tx, campaign)).map((row) => ({
    round: row.round,
    ...(row.commitment === null ? {} : { commitment: row.commitment }),
    ...(row.seed === null ? {} : { seed: row.seed }),
  }))
  const refusal = refuseSeed(rounds, { round, seed })
  if (refusal !== undefined) throw problem(`draw.${refusal}`, { round })
}

/** Where the two do not agree on their dice sheet, both entries go. */
export async function withdrawDigits(ctx: Context, at: RoundAt, reason: string): Promise<void> {
  await act(ctx, { verb: 'draw.hold', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await lockRounds(tx, at.campaign)
    await mustBeCommitted(tx, at, today(ctx))
    await dropEntries(tx, at)
    audit({ round: at.round, withdrawn: true, reason })
  })
}

const images = /\.(jpe?g|png|webp|pdf)$/i

/** Photographs of the ceremony, the minutes as signed. @throws draw.not-an-image */
export async function addPapers(ctx: Context, at: RoundAt): Promise<void> {
  await mustStand(ctx.db, at, ['committed', 'seeded', 'drawn'])
  const { files, fields } = await ctx.upload()
  const kind: PaperView['kind'] = fields['kind'] === 'signed-minutes' ? 'signed-minutes' : 'photograph'
  for (const { name } of files) if (!images.test(name)) throw problem('draw.not-an-image', { name })
  await act(ctx, { verb: 'draw.add-papers', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    const stamp = { kind, by: byOf(ctx), at: ctx.now().toISOString() }
    for (const { sha256, name, size } of files) await addPaper(tx, at, { ...stamp, sha256, name, size })
    audit({ round: at.round, kind, files: files.map(({ name, sha256 }) => `${name} ${sha256}`) })
  })
}
