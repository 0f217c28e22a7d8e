/** n5.3: which counties still have no case of the supporting measures in the year, and which post answers for that. */
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { personNames } from '../people/facts.ts'
import { caseCounts, currentVersion, registerRows } from '../registers/facts.ts'
import type { CoverageView } from './contract.ts'
import { seesAll } from './sight.ts'
import { listCoveragePosts, setCoveragePost } from './store-coverage.ts'

export const responsibleBody = z.object({ post: z.string().trim().min(1).max(100) })

type Rule = NonNullable<Definition['coverage']>
type County = CoverageView['counties'][number]

/** @throws scoring.no-coverage */
export async function viewCoverage(ctx: Context, campaign: string): Promise<CoverageView> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const rule = ruleOf(definition)
  const version = await currentVersion(ctx.db, campaign)
  const counties = await countiesAt(ctx, { definition, rule, at: { campaign, version } })
  const { title, clauses, types, period } = rule
  return {
    ...{ title, clauses, types, period, dataVersion: version },
    total: counties.length,
    zero: counties.filter(({ count }) => count === 0).length,
    counties: counties.filter(({ unit }) => seesAll(ctx) || ctx.covers(unit)),
  }
}

function ruleOf({ coverage }: Definition): Rule {
  if (coverage === undefined) throw problem('scoring.no-coverage')
  return coverage
}

interface CountiesAsk {
  definition: Definition
  rule: Rule
  at: { campaign: string; version: number }
}

async function countiesAt(ctx: Context, { definition, rule, at }: CountiesAsk): Promise<County[]> {
  const units = await registerRows(ctx.db, 'units', at)
  const names = new Map(units.map(({ code, name }) => [code, name]))
  const counts = Map.groupBy(await caseCounts(ctx.db, at, { ...rule.period, types: rule.types }), ({ unit }) => unit)
  const decided = await listCoveragePosts(ctx.db, at.campaign)
  const posts = new Map(decided.map((post) => [post.unit, post]))
  const people = await personNames(ctx.db, [...new Set(decided.map((post) => post.decided_by))])
  const level = definition.levels.find(({ id }) => id === rule.level)?.register
  return units
    .filter((unit) => unit.level === level)
    .map(({ code, name, parent }) => {
      const own = counts.get(code) ?? []
      const post = posts.get(code)
      return {
        ...{ unit: code, name, prefecture: parent, prefectureName: names.get(parent) ?? parent },
        count: own.reduce((sum, { count }) => sum + count, 0),
        types: Object.fromEntries(own.map(({ type, count }) => [type, count])),
        responsible:
          post === undefined ? null : { post: post.post, by: people.get(post.decided_by) ?? '', at: post.decided_at },
      }
    })
}

/** @throws scoring.unknown-unit for what is no county, house.not-found beyond the own territory */
export async function assignCoverage(
  ctx: Context,
  { campaign, unit, post }: { campaign: string; unit: string; post: string },
): Promise<void> {
  if (!seesAll(ctx) && !ctx.covers(unit)) throw problem('house.not-found')
  const { definition } = await campaignOf(ctx.db, campaign)
  const version = await currentVersion(ctx.db, campaign)
  const counties = await countiesAt(ctx, { definition, rule: ruleOf(definition), at: { campaign, version } })
  const county = counties.find((one) => one.unit === unit)
  if (county === undefined) throw problem('scoring.unknown-unit', { unit })
  const stamp = { decided_by: ctx.person().id, decided_at: ctx.now().toISOString() }
  await act(ctx, { verb: 'scoring.assign-coverage', campaign, object: `unit:${unit}` }, async (tx, audit) => {
    await setCoveragePost(tx, { campaign, unit, post, ...stamp })
    audit({ post, before: county.responsible?.post ?? null })
  })
}
