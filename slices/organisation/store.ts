import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { OrganisationSettings } from './contract.ts'

type SettingRow = {
  campaign: string
  place: number
  liaisons_per_unit: number
  confirm_every_days: number
  liaison_levels: string[]
}

/** The newest; undefined where the office never set any. */
export async function settingsOf(db: Database, campaign: string): Promise<OrganisationSettings | undefined> {
  const { rows } = await sql<SettingRow>`
    select * from organisation_setting where campaign = ${campaign} order by place desc limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  return {
    liaisonsPerUnit: row.liaisons_per_unit,
    confirmEveryDays: row.confirm_every_days,
    liaisonLevels: row.liaison_levels,
  }
}

export async function addSettings(
  tx: Database,
  campaign: string,
  set: OrganisationSettings & { by: string; at: string; reason: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`organisation_setting:${campaign}`}))`.execute(tx)
  await sql`
    insert into organisation_setting (campaign, place, liaisons_per_unit, confirm_every_days, liaison_levels, set_by, set_at, reason)
    select ${campaign}, coalesce(max(place), 0) + 1, ${set.liaisonsPerUnit}::integer, ${set.confirmEveryDays}::integer,
      ${arrayLiteral(set.liaisonLevels)}::text::text[], ${set.by}, ${set.at}::timestamptz, ${set.reason}
    from organisation_setting where campaign = ${campaign}`.execute(tx)
}

/** post → when its holder last confirmed it. */
export async function confirmations(db: Database, campaign: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ post: string; at: string }>`
    select post, max(confirmed_at) as at from liaison_confirmation where campaign = ${campaign} group by post`.execute(
    db,
  )
  return new Map(rows.map(({ post, at }) => [post, at]))
}

export async function addConfirmation(
  tx: Database,
  { campaign, post, person, at }: { campaign: string; post: string; person: string; at: string },
): Promise<void> {
  await sql`
    insert into liaison_confirmation (campaign, post, person, confirmed_at)
    values (${campaign}, ${post}, ${person}, ${at}) on conflict do nothing`.execute(tx)
}
