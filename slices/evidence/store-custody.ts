/** Pieces of evidence and their log: only added to. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { EventKind, ItemKind } from './contract-custody.ts'

export interface ItemAt {
  campaign: string
  item: string
}

export interface ItemRow {
  id: string
  caseFile: string
  unit: string
  kind: ItemKind
  title: string
  description: string
  label: string
  takenWhere: string
  witnesses: string
  pages: string[]
}

const itemColumns = sql`
  id, case_file as "caseFile", unit, kind, title, description, label, taken_where as "takenWhere", witnesses, pages`

export async function itemOf(db: Database, { campaign, item }: ItemAt): Promise<ItemRow | undefined> {
  const { rows } = await sql<ItemRow>`
    select ${itemColumns} from evidence_item where campaign = ${campaign} and id = ${item}`.execute(db)
  return rows[0]
}

export async function itemsOf(db: Database, campaign: string, caseFile: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${itemColumns} from evidence_item where campaign = ${campaign} and case_file = ${caseFile}
    order by recorded_at, id`.execute(db)
  return rows
}

/** False: there is one of that id already. */
export async function addItem(tx: Database, campaign: string, row: ItemRow & { recordedAt: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into evidence_item (campaign, id, case_file, unit, kind, title, description, label, taken_where, witnesses, pages, recorded_at)
    values (${campaign}, ${row.id}, ${row.caseFile}, ${row.unit}, ${row.kind}, ${row.title}, ${row.description}, ${row.label},
      ${row.takenWhere}, ${row.witnesses}, ${arrayLiteral(row.pages)}::text::text[], ${row.recordedAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export interface EventRow {
  item: string
  id: string
  place: number
  kind: EventKind | 'taken'
  at: string
  signedAt: string
  person: string
  where: string
  recipient: string | null
  body: string | null
  receipt: string | null
  reason: string | null
  note: string | null
}

/** With the second signature or the refusal, where there is one. */
export interface AnsweredEvent extends EventRow {
  answer: { person: string; accepted: boolean; at: string; signedAt: string; reason: string | null } | null
}

type Joined = EventRow & {
  answerPerson: string | null
  accepted: boolean | null
  answerAt: string | null
  answerSignedAt: string | null
  answerReason: string | null
}

const eventColumns = sql`
  e.item, e.id, e.place, e.kind, e.at, e.signed_at as "signedAt", e.person, e.took_place as "where", e.recipient, e.body,
  e.receipt, e.reason, e.note, a.person as "answerPerson", a.accepted, a.at as "answerAt", a.signed_at as "answerSignedAt",
  a.reason as "answerReason"`
const withAnswers = sql`
  custody_event e left join custody_answer a on a.campaign = e.campaign and a.item = e.item and a.event = e.id`

const answered = ({
  answerPerson,
  accepted,
  answerAt,
  answerSignedAt,
  answerReason,
  ...row
}: Joined): AnsweredEvent => ({
  ...row,
  answer:
    answerPerson === null || accepted === null
      ? null
      : {
          person: answerPerson,
          accepted,
          at: answerAt ?? row.at,
          signedAt: answerSignedAt ?? '',
          reason: answerReason,
        },
})

/** In the order in which they were recorded. */
export async function eventsOf(db: Database, campaign: string, items: readonly string[]): Promise<AnsweredEvent[]> {
  const { rows } = await sql<Joined>`
    select ${eventColumns} from ${withAnswers}
    where e.campaign = ${campaign} and e.item = any(${arrayLiteral(items)}::text::text[])
    order by e.item, e.place`.execute(db)
  return rows.map(answered)
}

export type PendingRow = AnsweredEvent & Pick<ItemRow, 'title' | 'label' | 'caseFile'> & { itemKind: ItemKind }

/** Hand-overs that wait for this person. */
export async function pendingFor(db: Database, campaign: string, person: string): Promise<PendingRow[]> {
  const { rows } = await sql<Joined & Pick<ItemRow, 'title' | 'label' | 'caseFile'> & { itemKind: ItemKind }>`
    select ${eventColumns}, i.kind as "itemKind", i.title, i.label, i.case_file as "caseFile"
    from ${withAnswers} join evidence_item i on i.campaign = e.campaign and i.id = e.item
    where e.campaign = ${campaign} and e.recipient = ${person} and a.person is null
    order by e.at, e.id`.execute(db)
  return rows.map(({ itemKind, title, label, caseFile, ...row }) => ({
    ...answered(row),
    itemKind,
    title,
    label,
    caseFile,
  }))
}

/** Pieces that ever were in this person's hands, or were to be. */
export async function touchedBy(db: Database, campaign: string, person: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${itemColumns} from evidence_item i where campaign = ${campaign} and exists (
      select from custody_event e
      where e.campaign = i.campaign and e.item = i.id and (e.person = ${person} or e.recipient = ${person}))
    order by recorded_at, id`.execute(db)
  return rows
}

/** For a write: others wait until it is done. A share lock is enough, the item itself never changes. */
export async function lockItem(tx: Database, { campaign, item }: ItemAt): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`custody:${campaign}:${item}`}))`.execute(tx)
}

export async function addEvent(tx: Database, campaign: string, row: Omit<EventRow, 'place'>): Promise<void> {
  await sql`
    insert into custody_event (campaign, item, id, place, kind, at, signed_at, person, took_place, recipient, body, receipt, reason, note)
    select ${campaign}, ${row.item}, ${row.id},
      (select coalesce(max(place), 0) + 1 from custody_event where campaign = ${campaign} and item = ${row.item}),
      ${row.kind}, ${row.at}::timestamptz, ${row.signedAt}::timestamptz, ${row.person}, ${row.where}, ${row.recipient},
      ${row.body}, ${row.receipt}, ${row.reason}, ${row.note}`.execute(tx)
}

export interface NewAnswer extends ItemAt {
  event: string
  person: string
  accepted: boolean
  at: string
  signedAt: string
  reason: string | null
}

export async function addAnswer(tx: Database, row: NewAnswer): Promise<void> {
  await sql`
    insert into custody_answer (campaign, item, event, person, accepted, at, signed_at, reason)
    values (${row.campaign}, ${row.item}, ${row.event}, ${row.person}, ${row.accepted}, ${row.at}, ${row.signedAt}, ${row.reason})`.execute(
    tx,
  )
}
