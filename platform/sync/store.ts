import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Change, Outcome, Receipt } from './contract.ts'

export interface Device {
  id: string
  person: string
  recovery: string
}

/** Registering the same device again changes nothing; another person's stays that person's. */
export async function addDevice(tx: Database, device: Device & { name: string; at: string }): Promise<void> {
  const { id, person, name, at, recovery } = device
  await sql`
    insert into device (id, person, name, made_at, recovery) values (${id}, ${person}, ${name}, ${at}, ${recovery})
    on conflict (id) do nothing`.execute(tx)
}

export async function deviceOf(db: Database, id: string): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select id, person, recovery from device where id = ${id}`.execute(db)
  return rows[0]
}

export interface Place {
  device: string
  stream: string
}

/** One change of a device at a time: others wait for the transaction's end. */
export async function holdDevice(tx: Database, { device }: Place): Promise<void> {
  await sql`select id from device where id = ${device} for update`.execute(tx)
}

export async function lastSeq(db: Database, { device, stream }: Place): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`
    select max(seq) as seq from device_change where device = ${device} and stream = ${stream}`.execute(db)
  return rows[0]?.seq ?? 0
}

export async function receiptOf(db: Database, { device, stream }: Place, seq: number): Promise<Receipt | undefined> {
  const { rows } = await sql<{ id: string; received_at: string; outcome: Outcome }>`
    select id, received_at, outcome from device_change
    where device = ${device} and stream = ${stream} and seq = ${seq}`.execute(db)
  return rows.map(({ id, received_at: receivedAt, outcome }) => ({ seq, id, receivedAt, outcome }))[0]
}

export async function addReceipt(
  tx: Database,
  { device, stream, change, receivedAt }: Place & { change: Change; receivedAt: string },
  outcome: Outcome,
): Promise<void> {
  const { seq, id, kind, at } = change
  await sql`
    insert into device_change (device, stream, seq, id, kind, claimed_at, received_at, outcome)
    values (${device}, ${stream}, ${seq}, ${id}, ${kind}, ${at}::timestamptz, ${receivedAt}::timestamptz,
      ${JSON.stringify(outcome)}::jsonb)`.execute(tx)
}
