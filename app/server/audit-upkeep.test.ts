import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteDueByItself, ownClasses } from '../../platform/audit/retention.ts'
import { databaseSource } from '../../platform/audit/log-source-store.ts'
import { linkEntries } from '../../platform/audit/store.ts'
import { verifyLog } from '../../platform/audit/verify-log.ts'
import { texts } from '../../slices/audit/ui/texts.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { slices } from './slices.ts'
import { deletesByItself, everyNight } from './audit-upkeep.ts'

const campaign = 'xinjiang-2017'
let now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({
    now: () => now,
    breaks: ['registers.row-is-of-a-kept-import', 'registers.kept-has-a-version', 'registers.one-row-at-a-time'],
  })
}, 60_000)
afterAll(() => house.close())

function doer() {
  const { signer, reads } = house.doer
  if (signer === undefined || reads === undefined) throw new Error('a house signs and notes reads')
  return { ...house.doer, signer, reads }
}
const classes = [...ownClasses, ...slices.flatMap(({ retention }) => retention ?? [])]

interface Handed {
  text: string
  status: 'discarded' | 'kept'
  /** Some row of it is alive still. */
  alive?: boolean
}

async function handIn({ text, status, alive = false }: Handed): Promise<string> {
  const { db, files } = house.doer
  const { sha256 } = await files.put(Buffer.from(text))
  await files.withPath(sha256, (path) => utimes(path, now, now))
  const { rows } = await sql<{ id: string }>`
    insert into register_import (campaign, id, register, file_name, file_hash, file_size, scope, status, version, uploaded_by, uploaded_at, kept_at)
    values (${campaign}, gen_random_uuid(), 'officers', '名单.xlsx', ${sha256}, 1, '', ${status},
      ${status === 'kept' ? sql`(select coalesce(max(version), 0) + 1 from register_import)` : null}, 'demo-office-clerk', ${now.toISOString()},
      ${status === 'kept' ? now.toISOString() : null})
    returning id`.execute(db)
  if (status === 'kept')
    await sql`insert into officer_row (campaign, key, since, until, import_id, row, certificate, name, unit)
      values (${campaign}, ${text}, 1, ${alive ? null : 2}, ${rows[0]?.id}, 2, ${text}, '执法人员', '650100')`.execute(
      db,
    )
  return sha256
}

async function past(): Promise<void> {
  const { db } = house.doer
  await sql`insert into set_up_link (secret_hash, person, why, made_at, expires_at)
    values ('h', 'demo-expert', 'first-use', ${now.toISOString()}, ${now.toISOString()})`.execute(db)
  await sql`insert into person_correction (person, about, wanted, asked_at, answer, answered_by, answered_at)
    values ('demo-expert', 'name', '改名', ${now.toISOString()}, '已改', 'demo-administrator', ${now.toISOString()}),
      ('demo-expert', 'name', '待答', ${now.toISOString()}, null, null, null)`.execute(db)
  await house.as('expert', { url: '/api/my-account' })
}

describe('what is due', () => {
  it('is deleted every night by itself, with a signed report; what is needed stays; the log verifies', async () => {
    await past()
    const given = await handIn({ text: '6501000001', status: 'discarded' })
    const replaced = await handIn({ text: '6501000002', status: 'kept' })
    const living = await handIn({ text: '6501000003', status: 'kept', alive: true })
    const frozen = await handIn({ text: '6501000004', status: 'kept' })
    await sql`create table behind_a_result (document jsonb)`.execute(house.doer.db)
    await sql`insert into behind_a_result values (${JSON.stringify({ inputs: [{ file: frozen }] })}::jsonb)`.execute(
      house.doer.db,
    )
    const night = everyNight({ doer: doer(), classes, invariants: [] })
    await night()
    expect((await house.as('auditor', { url: '/api/audit/retention' })).json().reports).toEqual([])
    now = new Date('2022-01-01T00:00:00Z')
    await night()
    await night()
    const has = async (sha256: string) => house.doer.files.has(sha256)
    expect([await has(given), await has(replaced), await has(living), await has(frozen)]).toEqual([
      false,
      false,
      true,
      true,
    ])
    const { rows } = await sql<{ n: number }>`select count(*) as n from person_correction`.execute(house.doer.db)
    expect(rows, 'who waits for an answer waits').toEqual([{ n: 1 }])
    const reports = await sql<{ text: string }>`select text from audit_deletion`.execute(house.doer.db)
    expect(reports.rows).toHaveLength(1)
    const told: { by: unknown; deleted: { class: string; count: number }[] } = JSON.parse(reports.rows[0]?.text ?? '')
    expect(told.by).toBeNull()
    expect(Object.fromEntries(told.deleted.map((one) => [one.class, one.count]))).toMatchObject({
      ...{ 'raw-file': 2, correction: 1, 'set-up-link': 1 },
    })
    expect(told.deleted.find((one) => one.class === 'ended-session')?.count).toBeGreaterThan(0)
    await linkEntries(house.doer.db)
    expect((await verifyLog(databaseSource(house.doer.db), { now })).findings).toEqual([])
  }, 60_000)

  it('a file that was deleted says so where it is asked for', async () => {
    const { rows } = await sql<{ id: string }>`
      select id from register_import where file_deleted_on is not null limit 1`.execute(house.doer.db)
    const url = `/api/campaigns/${campaign}/imports/${rows[0]?.id}/file`
    const cookieless = await startedAnew(url)
    expect([cookieless.statusCode, cookieless.json().code]).toEqual([410, 'registers.file-deleted'])
  }, 60_000)
})

describe('a raw file whose last row was replaced', () => {
  it('stays a year from that day on, however old the file is', async () => {
    const { db, files } = house.doer
    now = new Date('2023-01-01T00:00:00Z')
    const old = await handIn({ text: '6501000005', status: 'kept' })
    now = new Date('2026-01-01T00:00:00Z')
    const later = await handIn({ text: '6501000006', status: 'kept', alive: true })
    await sql`update officer_row set until = (select version from register_import where file_hash = ${later}) where key = '6501000005'`.execute(
      db,
    )
    now = new Date('2026-12-31T00:00:00Z')
    await deleteDueByItself(doer(), classes)
    expect(await files.has(old)).toBe(true)
    now = new Date('2027-01-02T00:00:00Z')
    await deleteDueByItself(doer(), classes)
    expect([await files.has(old), await files.has(later)]).toEqual([false, true])
  }, 60_000)

  it('goes the next night where the night of its deletion broke off, though nothing else is due', async () => {
    const { db, files } = house.doer
    now = new Date('2027-02-01T00:00:00Z')
    const left = await handIn({ text: '6501000007', status: 'discarded' })
    await sql`update register_import set file_deleted_on = '2027-02-01' where file_hash = ${left}`.execute(db)
    await deleteDueByItself(doer(), classes)
    now = new Date('2027-02-03T00:00:00Z')
    const reports = await sql`select 1 from audit_deletion`.execute(db)
    await deleteDueByItself(doer(), classes)
    expect((await sql`select 1 from audit_deletion`.execute(db)).rows, 'nothing was due').toHaveLength(
      reports.rows.length,
    )
    expect(await files.has(left)).toBe(false)
  }, 60_000)
})

/** The clock went on for years: nobody is signed in any more. */
async function startedAnew(url: string) {
  now = new Date('2017-09-28T04:30:00Z')
  return house.as('office-clerk', { url })
}

it('every class has its name and its law in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const words = JSON.stringify(texts[language]['retention'])
    for (const { name } of classes) expect(words.split(`"${name}":`), `${language} ${name}`).toHaveLength(3)
  }
  expect(JSON.stringify(texts['zh-CN']['retention'])).not.toMatch(/PIPL|art\. /)
})

it('the setting says by itself or by hand, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-setting-'))
  expect(await deletesByItself(folder, undefined)).toBe(true)
  expect(await deletesByItself(folder, 'by-hand')).toBe(false)
  await writeFile(join(folder, 'settings.json'), '{"retention":"by-hand"}')
  expect(await deletesByItself(folder, '')).toBe(false)
  await expect(deletesByItself(folder, 'never')).rejects.toThrow('give by-itself or by-hand')
  await rm(folder, { recursive: true })
})
