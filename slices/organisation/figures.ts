/**
 * Key monitored enterprises (a1.2c): the prefecture reports them for itself and its counties with the year of the list, the
 * office accepts, corrects or returns; what it accepts is the next version of the register of units, which scoring reads.
 */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { personNames } from '../people/facts.ts'
import { currentVersion, keepForm, knownUnits, registerRows } from '../registers/facts.ts'
import type { DecideFigures, FigureList, FigureReport, FigureUnit, ReportFigures } from './contract.ts'
import { listYears } from './model.ts'
import { addReports, decideReport, newestReports, reportsOf, waitingReports, type ReportRow } from './store-figures.ts'
import { placesOf } from './units.ts'

export async function viewFigures(ctx: Context, campaign: string): Promise<FigureList> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const reports = new Map((await reportViews(ctx, await newestReports(ctx.db, campaign))).map((one) => [one.unit, one]))
  const places = (await placesOf(ctx.db, campaign)).filter(({ code, inRegister }) => inRegister && ctx.covers(code))
  const scored = places.filter(({ level }) => level !== definition.rootRegister)
  const units = scored.map(({ code, name, level, parent, stateControlled, keyMonitored, listYear }): FigureUnit => ({
    ...{ unit: code, unitName: name, level, parent, listYear },
    ...{ stateControlled: stateControlled ?? 0, keyMonitored: keyMonitored ?? 0, report: reports.get(code) ?? null },
  }))
  return { years: listYears(definition), units }
}

/** Every report of one unit. @throws house.not-found */
export async function viewReports(ctx: Context, campaign: string, unit: string): Promise<{ reports: FigureReport[] }> {
  if (!ctx.covers(unit)) throw problem('house.not-found')
  return { reports: await reportViews(ctx, await reportsOf(ctx.db, campaign, unit)) }
}

async function reportViews(ctx: Context, rows: readonly ReportRow[]): Promise<FigureReport[]> {
  const people = rows.flatMap(({ reported_by: by, decided_by: decided }) => (decided === null ? [by] : [by, decided]))
  const names = await personNames(ctx.db, [...new Set(people)])
  const units = await knownUnits(ctx.db)
  return rows.map((row) => ({
    ...{ id: row.id, unit: row.unit, unitName: units.get(row.unit)?.name ?? '', listYear: row.list_year },
    ...{ stateControlled: row.state_controlled, keyMonitored: row.key_monitored, note: row.note, state: row.state },
    ...{ reportedBy: names.get(row.reported_by) ?? row.reported_by, reportedAt: row.reported_at, reason: row.reason },
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? row.decided_by),
    decidedAt: row.decided_at,
    accepted: acceptedOf(row),
  }))
}

const acceptedOf = (row: ReportRow): FigureReport['accepted'] =>
  row.accepted_state_controlled === null || row.accepted_key_monitored === null
    ? null
    : { stateControlled: row.accepted_state_controlled, keyMonitored: row.accepted_key_monitored }

/** @throws organisation.year-unknown, organisation.note-needed, organisation.unit-not-listed, house.not-found */
export async function reportFigures(ctx: Context, campaign: string, body: ReportFigures): Promise<void> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const years = listYears(definition)
  const { listYear, note, units } = body
  if (!years.includes(listYear)) throw problem('organisation.year-unknown', { years: years.join('、') })
  if (listYear !== years[0] && note.length < 4)
    throw problem('organisation.note-needed', { year: listYear, newest: years[0] })
  const listed = new Set((await registerRows(ctx.db, 'units', await at(ctx, campaign))).map(({ code }) => code))
  for (const { unit } of units) {
    if (!ctx.covers(unit)) throw problem('house.not-found')
    if (!listed.has(unit)) throw problem('organisation.unit-not-listed', { unit })
  }
  await act(
    ctx,
    { verb: 'organisation.report-figures', campaign, object: `figures:${campaign}` },
    async (tx, audit) => {
      const stamp = { campaign, list_year: listYear, note: note === '' ? null : note, reported_by: ctx.person().id }
      const reported_at = ctx.now().toISOString()
      const rows = units.map(({ unit, stateControlled, keyMonitored }) => ({
        ...{ ...stamp, unit, reported_at, state_controlled: stateControlled, key_monitored: keyMonitored },
      }))
      await addReports(tx, campaign, rows)
      for (const { unit, ...reported } of units) audit({ listYear, note, ...reported }, `figures:${unit}`)
    },
  )
}

const at = async (ctx: Context, campaign: string): Promise<{ campaign: string; version: number }> => ({
  campaign,
  version: await currentVersion(ctx.db, campaign),
})

interface Accepted {
  row: ReportRow
  stateControlled: number
  keyMonitored: number
  isCorrected: boolean
}

/** @throws organisation.reports-moved, organisation.reason-needed, registers.form-refused */
export async function decideFigures(
  ctx: Context,
  campaign: string,
  body: DecideFigures,
): Promise<{ version: number | null }> {
  const { accept, reason, reports } = body
  const waiting = await waitingReports(
    ctx.db,
    campaign,
    reports.map(({ id }) => id),
  )
  if (waiting.length !== new Set(reports.map(({ id }) => id)).size) throw problem('organisation.reports-moved')
  const decided = waiting.map((row) =>
    acceptedFrom(
      row,
      reports.find(({ id }) => id === row.id),
    ),
  )
  const asksReason = !accept || decided.some(({ isCorrected }) => isCorrected)
  if (asksReason && reason.length < 4) throw problem('organisation.reason-needed')
  const kept = accept ? await intoRegister(ctx, campaign, { decided, reason }) : undefined
  await note(ctx, campaign, { decided, accept, reason, importId: kept?.importId ?? null })
  return { version: kept?.version ?? null }
}

function acceptedFrom(row: ReportRow, asked: DecideFigures['reports'][number] | undefined): Accepted {
  const stateControlled = asked?.stateControlled ?? row.state_controlled
  const keyMonitored = asked?.keyMonitored ?? row.key_monitored
  const isCorrected = stateControlled !== row.state_controlled || keyMonitored !== row.key_monitored
  return { row, stateControlled, keyMonitored, isCorrected }
}

const headers = ['单位代码', '单位名称', '层级', '上级代码', '国控企业数', '重点监控企业数', '名单年份']

/** The units with their new figures, as a version of the register. */
async function intoRegister(
  ctx: Context,
  campaign: string,
  { decided, reason }: { decided: readonly Accepted[]; reason: string },
): Promise<{ importId: string; version: number }> {
  const listed = new Map((await registerRows(ctx.db, 'units', await at(ctx, campaign))).map((row) => [row.code, row]))
  const rows = decided.map(({ row, stateControlled, keyMonitored }) => {
    const unit = listed.get(row.unit)
    if (unit === undefined) throw problem('organisation.unit-not-listed', { unit: row.unit })
    return [unit.code, unit.name, unit.level, unit.parent, String(stateControlled), String(keyMonitored), row.list_year]
  })
  const why = reason === '' ? '上报的重点监控企业数经核对入库' : reason
  return keepForm(ctx, {
    campaign,
    register: 'units',
    fileName: '重点监控企业数（上报表单）.csv',
    headers,
    rows,
    reason: why,
  })
}

async function note(
  ctx: Context,
  campaign: string,
  {
    decided,
    accept,
    reason,
    importId,
  }: { decided: readonly Accepted[]; accept: boolean; reason: string; importId: string | null },
): Promise<void> {
  await act(
    ctx,
    { verb: 'organisation.decide-figures', campaign, object: `figures:${campaign}` },
    async (tx, audit) => {
      for (const { row, stateControlled, keyMonitored, isCorrected } of decided) {
        const done = await decideReport(tx, campaign, {
          ...{ id: row.id, state: accept ? 'accepted' : 'returned', by: ctx.person().id, at: ctx.now().toISOString() },
          ...{ reason: reason === '' ? null : reason, importId },
          accepted: isCorrected && accept ? { stateControlled, keyMonitored } : null,
        })
        if (!done) throw problem('organisation.reports-moved')
      }
      for (const { row } of decided) audit({ accept, reason, importId }, `figures:${row.unit}`)
    },
  )
}
