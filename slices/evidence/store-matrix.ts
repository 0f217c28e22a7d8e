/** Facts that a case file asserts, and what each rests on. */
import { sql } from 'kysely'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { FactView, NewFact, Target, TargetKind } from './contract-matrix.ts'

export interface FactRow {
  id: string
  caseFile: string
  unit: string
}

export async function factRow(db: Database, campaign: string, id: string): Promise<FactRow | undefined> {
  const { rows } = await sql<FactRow>`
    select id, case_file as "caseFile", unit from evidence_fact where campaign = ${campaign} and id = ${id}`.execute(db)
  return rows[0]
}

export async function factsOf(db: Database, campaign: string, caseFile: string): Promise<FactView[]> {
  const facts = await sql<Omit<FactView, 'targets'>>`
    select id, place, text, source from evidence_fact
    where campaign = ${campaign} and case_file = ${caseFile} order by place, id`.execute(db)
  const targets = await sql<{ fact: string; kind: TargetKind; target: string }>`
    select t.fact, t.kind, t.target from evidence_fact_target t
    join evidence_fact f on f.campaign = t.campaign and f.id = t.fact
    where f.campaign = ${campaign} and f.case_file = ${caseFile} order by t.kind, t.target`.execute(db)
  const byFact = Map.groupBy(targets.rows, ({ fact }) => fact)
  return facts.rows.map((fact) => ({
    ...fact,
    targets: (byFact.get(fact.id) ?? []).map(({ kind, target }) => ({ kind, id: target })),
  }))
}

/** False: there is one of that id already. */
export async function addFact(
  tx: Database,
  campaign: string,
  { by, at, caseFile, unit, ...fact }: NewFact & { by: string; at: string; caseFile: string; unit: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into evidence_fact (campaign, id, case_file, unit, place, text, source, written_by, written_at)
    values (${campaign}, ${fact.id}, ${caseFile}, ${unit},
      (select coalesce(max(place), 0) + 1 from evidence_fact where campaign = ${campaign} and case_file = ${caseFile}),
      ${fact.text}, ${fact.source}, ${by}, ${at}) on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function setText(
  tx: Database,
  campaign: string,
  { id, text }: { id: string; text: string },
): Promise<void> {
  await sql`update evidence_fact set text = ${text} where campaign = ${campaign} and id = ${id}`.execute(tx)
}

export async function dropFact(tx: Database, campaign: string, id: string): Promise<void> {
  await sql`delete from evidence_fact where campaign = ${campaign} and id = ${id}`.execute(tx)
}

export async function setTargets(
  tx: Database,
  campaign: string,
  { fact, targets }: { fact: string; targets: readonly Target[] },
): Promise<void> {
  await sql`delete from evidence_fact_target where campaign = ${campaign} and fact = ${fact}`.execute(tx)
  const rows = targets.map(({ kind, id }) => [kind, id])
  await bulkInsert(tx, { table: 'evidence_fact_target', columns: ['kind', 'target'], same: { campaign, fact } }, rows)
}
