/** Files counted: by publication, by the rules that they break. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { DefectRow, DisclosureRow, DisclosureState } from './contract-slots.ts'
import { among, pattern, within } from './store-lists.ts'

export interface ReportAsk {
  campaign: string
  territory: ReadonlySet<string> | null
  find: string
  filter: Readonly<Record<string, readonly string[]>>
}

export type DisclosureHead = Omit<DisclosureRow, 'unitName'>

/** Decided files with how each stands on a day. */
const disclosed = ({ campaign, territory, find, filter }: ReportAsk, today: string) => sql`
  select f.id, f.number, f.unit, f.type, f.decided, f.publish_due as due, f.published, f.published_url as url,
    f.days_late as "daysLate",
    (select count(*) from case_file_capture c where c.campaign = f.campaign and c.file = f.id) as captures,
    case when f.published is not null and coalesce(f.days_late, 0) = 0 then 'on-time'
      when f.published is not null then 'late'
      when f.publish_due >= ${today}::date then 'not-due' else 'missing' end as state
  from case_file f where f.campaign = ${campaign} and f.decided is not null and ${within(territory, 'f.unit')}
    and ${among('f.unit', filter['unit'])} and ${among('f.type', filter['type'])}
    and ${find === '' ? sql`true` : sql`(f.number ilike ${pattern(find)} or f.unit = ${find})`}`

export async function disclosurePage(
  db: Database,
  ask: ReportAsk & { today: string },
  { offset, limit }: { offset: number; limit: number },
): Promise<DisclosureHead[]> {
  const { rows } = await sql<DisclosureHead>`
    select * from (${disclosed(ask, ask.today)}) d where ${among('d.state', ask.filter['state'])}
    order by d.unit, d.decided, d.id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function disclosureCounts(
  db: Database,
  ask: ReportAsk & { today: string },
): Promise<{ state: DisclosureState; n: number }[]> {
  const { rows } = await sql<{ state: DisclosureState; n: number }>`
    select d.state, count(*) as n from (${disclosed(ask, ask.today)}) d group by d.state`.execute(db)
  return rows
}

/** What stands against the files of a territory, by rule; the most files first. */
export async function defectsByRule(db: Database, { campaign, territory, filter }: ReportAsk): Promise<DefectRow[]> {
  const { rows } = await sql<DefectRow>`
    select d.rule, min(d.severity) as severity, min(d.clause) as clause, count(*) as count,
      count(*) filter (where d.certainty = 'ask') as asks,
      count(distinct d.file) as files, count(distinct f.unit) as units
    from case_file_finding d join case_file f on f.campaign = d.campaign and f.id = d.file
    where d.campaign = ${campaign} and ${within(territory, 'f.unit')} and ${among('f.unit', filter['unit'])}
    group by d.rule order by count(distinct d.file) desc, count(*) desc, d.rule`.execute(db)
  return rows
}

export type UnitDefects = { unit: string; files: number; clean: number; rule: string | null; ruleFiles: number | null }

/** By unit: files, those without a finding, and the rule that most of them break. */
export async function defectsByUnit(db: Database, { campaign, territory, filter }: ReportAsk): Promise<UnitDefects[]> {
  const { rows } = await sql<UnitDefects>`
    with own as (
      select f.id, f.unit from case_file f
      where f.campaign = ${campaign} and f.state <> 'untouched' and ${within(territory, 'f.unit')}
        and ${among('f.unit', filter['unit'])}
    ), found as (
      select own.unit, d.rule, count(distinct d.file) as files,
        row_number() over (partition by own.unit order by count(distinct d.file) desc, d.rule) as place
      from own join case_file_finding d on d.campaign = ${campaign} and d.file = own.id group by own.unit, d.rule
    )
    select own.unit, count(*) as files,
      count(*) filter (where not exists (
        select 1 from case_file_finding d where d.campaign = ${campaign} and d.file = own.id)) as clean,
      min(found.rule) as rule, min(found.files) as "ruleFiles"
    from own left join found on found.unit = own.unit and found.place = 1
    group by own.unit order by own.unit`.execute(db)
  return rows
}
