/** What a round of case files rests on: the definition in force, the register's newest version, the units that take part. */
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import type { Campaign, Definition } from '../../rules/definition/schema.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { currentVersion, registerRows } from '../registers/facts.ts'
import type { Purpose, RoundState } from './contract.ts'
import { stateOf } from './model.ts'
import { roundOf, type RoundAt, type RoundRow } from './store.ts'

export interface GroundUnit {
  code: string
  name: string
  /** The id of the level in the definition. */
  level: string
  types: readonly string[]
}

export interface Ground {
  campaign: Campaign
  rules: NonNullable<Definition['draw']>
  version: number
  /** Those whose level takes part, by code. */
  units: readonly GroundUnit[]
}

/** The internal id of who acts; '' for the server itself. */
export const byOf = ({ actor }: Pick<Context, 'actor'>): string => actor?.id ?? ''

export const today = (ctx: Pick<Context, 'now'>): string => dayInShanghai(ctx.now().getTime())

/** At a version, the newest unless said. @throws draw.none */
export async function groundOf(db: Database, name: string, at?: number): Promise<Ground> {
  const campaign = await campaignOf(db, name)
  const rules = campaign.definition.draw
  if (rules === undefined) throw problem('draw.none')
  const version = at ?? (await currentVersion(db, name))
  const idOf = new Map(campaign.definition.levels.map(({ register, id }) => [register, id]))
  const units = (await registerRows(db, 'units', { campaign: name, version })).flatMap((row): GroundUnit[] => {
    const level = idOf.get(row.level) ?? ''
    const types = rules.types[level] ?? []
    return types.length === 0 ? [] : [{ code: row.code, name: row.name, level, types }]
  })
  return { campaign, rules, version, units: units.toSorted((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** @throws house.not-found, draw.wrong-state where it is not one of these */
export async function mustStand(db: Database, at: RoundAt, states: readonly RoundState[]): Promise<RoundRow> {
  const row = await roundOf(db, at)
  if (row === undefined) throw problem('house.not-found')
  const state = stateOf(row)
  if (!states.includes(state)) throw problem('draw.wrong-state', { round: at.round, state })
  return row
}

/** @throws house.not-found where the round draws something else */
export async function mustDraw(db: Database, at: RoundAt, purpose: Purpose): Promise<RoundRow> {
  const row = await roundOf(db, at)
  if (row?.purpose !== purpose) throw problem('house.not-found')
  return row
}

/** @throws draw.nobody-present, draw.present-unknown */
export function mustBePresent({ present }: RoundRow, post: string): void {
  if (present === null) throw problem('draw.nobody-present')
  if (!present.includes(post)) throw problem('draw.present-unknown', { post, posts: present.join('、') })
}
