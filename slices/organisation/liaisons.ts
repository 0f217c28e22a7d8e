/** The directory of liaisons: so many people a unit, who confirm from time to time that they still are it (n3.1.5). */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { postsHeld, type HeldRow, today } from '../people/facts.ts'
import type { LiaisonDirectory, LiaisonUnit, LiaisonView, OrganisationSettings, SettingsBody } from './contract.ts'
import { firstSettings, overdueSince } from './model.ts'
import { addConfirmation, addSettings, confirmations, settingsOf } from './store.ts'
import { heldViews, placesOf } from './units.ts'

export async function settingsFor(ctx: Pick<Context, 'db'>, campaign: string): Promise<OrganisationSettings> {
  const { definition } = await campaignOf(ctx.db, campaign)
  return (await settingsOf(ctx.db, campaign)) ?? firstSettings(definition)
}

async function liaisonViews(ctx: Context, campaign: string, rows: readonly HeldRow[]): Promise<LiaisonView[]> {
  const { confirmEveryDays: everyDays } = await settingsFor(ctx, campaign)
  const confirmed = await confirmations(ctx.db, campaign)
  const views = await heldViews(ctx.db, rows)
  return views.map((view, at) => {
    const confirmedAt = confirmed.get(view.post) ?? null
    const givenAt = rows[at]?.given_at ?? ''
    return { ...view, confirmedAt, overdueSince: overdueSince({ confirmedAt, givenAt }, { everyDays, now: ctx.now() }) }
  })
}

/** Units that need liaisons, each with those it has: an empty one shows as such, never left out. */
export async function viewDirectory(ctx: Context, campaign: string): Promise<LiaisonDirectory> {
  const settings = await settingsFor(ctx, campaign)
  const held = await postsHeld(ctx.db, { day: today(ctx), role: 'liaison', units: null })
  const views = await liaisonViews(ctx, campaign, held)
  const byUnit = Map.groupBy(views, ({ unit }) => unit)
  const places = (await placesOf(ctx.db, campaign)).filter(({ code }) => ctx.covers(code))
  const units = places.flatMap(({ code, name, level, parent }): LiaisonUnit[] => {
    const liaisons = byUnit.get(code) ?? []
    const needed = settings.liaisonLevels.includes(level) ? settings.liaisonsPerUnit : 0
    return needed === 0 && liaisons.length === 0 ? [] : [{ unit: code, unitName: name, parent, needed, liaisons }]
  })
  return { settings, units, mine: views.filter(({ person }) => person === ctx.person().id) }
}

/** One click: I am still the liaison. @throws organisation.post-not-yours */
export async function confirmLiaison(ctx: Context, campaign: string, post: string): Promise<void> {
  const held = await postsHeld(ctx.db, { day: today(ctx), role: 'liaison', units: null })
  const { id: person } = ctx.person()
  if (!held.some((row) => row.post === post && row.person === person)) throw problem('organisation.post-not-yours')
  await act(ctx, { verb: 'organisation.confirm', campaign, object: `person:${person}` }, async (tx, audit) => {
    await addConfirmation(tx, { campaign, post, person, at: ctx.now().toISOString() })
    audit({ post })
  })
}

/** @throws organisation.level-unknown */
export async function setOrganisation(ctx: Context, campaign: string, body: SettingsBody): Promise<void> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const known = [definition.rootRegister, ...definition.levels.map(({ register }) => register)]
  const unknown = body.liaisonLevels.find((level) => !known.includes(level))
  if (unknown !== undefined) throw problem('organisation.level-unknown', { level: unknown })
  await act(ctx, { verb: 'organisation.set', campaign, object: `organisation:${campaign}` }, async (tx, audit) => {
    await addSettings(tx, campaign, { ...body, by: ctx.person().id, at: ctx.now().toISOString() })
    audit({ ...body })
  })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const headers = ['单位代码', '单位名称', '应有', '姓名', '职务', '联系方式', '任期自', '最近确认', '逾期未确认']

export async function exportDirectory(ctx: Context, campaign: string): Promise<Reply> {
  const { units } = await viewDirectory(ctx, campaign)
  const rows = units.flatMap(({ unit, unitName, needed, liaisons }) => {
    const lines = liaisons.map(({ name, title, contact, from, confirmedAt, overdueSince: overdue }) => [
      ...[unit, unitName, String(needed), name, title, contact, from, confirmedAt?.slice(0, 10) ?? null],
      overdue === null ? '' : '是',
    ])
    const lacking = Math.max(0, needed - new Set(liaisons.map(({ person }) => person)).size)
    const empty = Array.from({ length: lacking }, () => [
      unit,
      unitName,
      String(needed),
      '（空缺）',
      null,
      null,
      null,
      null,
      null,
    ])
    return [...lines, ...empty]
  })
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  return download(await writeTable({ sheet: '联络员', columns, rows }), { name: '联络员名录.xlsx', type: XLSX })
}
