/** What a person has said once about a header or a name: which files were read by it, who sees, changes and takes it back. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { comparable } from '../../rules/registers/cells.ts'
import { registers } from '../../rules/registers/registers.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { personNames } from '../people/facts.ts'
import type { DecideBody, Decision, DecisionListView, RegisterName } from './contract.ts'
import type { FileReading } from './read-file.ts'
import { maySee, scopeOf } from './reach.ts'
import { livingUnits } from './store-facts.ts'
import { allDecisions, forgetDecision, keepMapping, type Mapping, type StoredDecision } from './store-mapping.ts'
import { knownUnits } from './territory.ts'

export type AppliedDecision = StoredDecision & Pick<Decision, 'name' | 'rows'>

/** Those that a file was read by; `nameOf`: code of a unit → its name. */
export function appliedDecisions(
  decisions: readonly StoredDecision[],
  { columns, chosenUnits }: Pick<FileReading, 'columns' | 'chosenUnits'>,
  nameOf: (code: string) => string,
): AppliedDecision[] {
  const written = new Set(columns.map((column) => column.written))
  return decisions.flatMap((one): AppliedDecision[] => {
    if (one.kind === 'column') return written.has(one.written) ? [{ ...one, name: '', rows: null }] : []
    const names = chosenUnits.filter((unit) => comparable(unit.written) === comparable(one.written))
    const rows = names.reduce((sum, unit) => sum + unit.rows, 0)
    return rows === 0 ? [] : [{ ...one, name: nameOf(one.meaning), rows }]
  })
}

/** The office takes back every decision, a liaison those of the own territory. */
export const mayForget = (scope: string, reader: string): boolean => reader === '' || scope === reader

export async function viewDecisions(ctx: Context, campaign: string): Promise<DecisionListView> {
  await campaignOf(ctx.db, campaign)
  const reader = scopeOf(ctx)
  const found = await allDecisions(ctx.db, campaign, reader)
  const seen = found.filter(({ register }) => maySee(ctx, register))
  const names = await personNames(ctx.db, [...new Set(seen.map(({ by }) => by))])
  const units = await knownUnits(ctx.db)
  const nameOf = (code: string): string => units.get(code)?.name ?? code
  return {
    decisions: seen.map((one) => ({
      ...one,
      by: names.get(one.by) ?? one.by,
      name: one.kind === 'unit' ? nameOf(one.meaning) : '',
      scopeName: one.scope === '' ? '' : nameOf(one.scope),
      rows: null,
      mayForget: mayForget(one.scope, reader),
    })),
  }
}

/** Changes what was said, or takes it back. @throws house.not-found, registers.mapping-*-unknown */
export async function decide(ctx: Context, campaign: string, body: DecideBody): Promise<void> {
  const { register, kind, written, scope, meaning } = body
  await campaignOf(ctx.db, campaign)
  if (!mayForget(scope, scopeOf(ctx)) || !maySee(ctx, register)) throw problem('house.not-found')
  const of = { campaign, register, scope }
  const said = { [written]: meaning ?? '' }
  const mapping = { columns: kind === 'column' ? said : {}, units: kind === 'unit' ? said : {} }
  if (meaning !== null) await mappingStands(ctx, of, mapping)
  await act(ctx, { verb: 'registers.decide', campaign, object: `register:${register}` }, async (tx, audit) => {
    const before = await forgetDecision(tx, of, body)
    if (before === undefined) throw problem('house.not-found')
    const deciding = { ...of, by: ctx.person().id, now: ctx.now().toISOString() }
    if (meaning !== null) await keepMapping(tx, deciding, mapping)
    audit({ register, kind, written, scope, before, meaning })
  })
}

/** @throws registers.mapping-column-unknown, registers.mapping-unit-unknown */
export async function mappingStands(
  ctx: Context,
  { campaign, register }: { campaign: string; register: RegisterName },
  mapping: Mapping,
): Promise<void> {
  const columns = registers[register].columns.map((column) => column.name)
  const wrongColumn = Object.values(mapping.columns).find((column) => column !== '' && !columns.includes(column))
  if (wrongColumn !== undefined)
    throw problem('registers.mapping-column-unknown', { column: wrongColumn, columns: columns.join('、') })
  const codes = new Set((await livingUnits(ctx.db, campaign)).map(({ code }) => code))
  const wrongUnit = Object.values(mapping.units).find((code) => !codes.has(code) || !ctx.covers(code))
  if (wrongUnit !== undefined) throw problem('registers.mapping-unit-unknown', { code: wrongUnit })
}
