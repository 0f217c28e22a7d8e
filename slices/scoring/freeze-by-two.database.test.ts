/** A final result is frozen by two: asked by one behind the second computation, agreed to by another on the same ground. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepImport, keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import type { ApprovalFacts } from '../approvals/contract.ts'
import type { RunView } from './contract.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}`
let now = new Date('2017-11-02T02:00:00Z')
let house: TestHouse
let run = ''
const get = (who: Persona, path: string) => house.as(who, { url: `${base}${path}` })
const post = (who: Persona, path: string, payload: object = {}) =>
  house.as(who, { method: 'POST', url: `${base}${path}`, payload })
const shown = async (who: Persona = 'auditor'): Promise<RunView> => (await get(who, `/runs/${run}`)).json()
const freeze = (who: Persona, purpose = 'final') => post(who, `/runs/${run}/freeze`, { purpose, reason: '评审组核定' })
const asked = async (): Promise<string> => {
  const answer = await freeze('office-clerk')
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<RunView>().asked[0]?.approval ?? ''
}
const approval = (who: Persona, id: string, what: string, payload: object = {}) =>
  house.as(who, { method: 'POST', url: `/api/approvals/${id}/${what}`, payload })
const agree = (who: Persona, id: string) => approval(who, id, 'decision', { approve: true, note: '核对无误' })

beforeAll(async () => {
  house = await startTestHouse({
    now: () => now,
    breaks: ['campaigns.stages-follow', 'registers.kept-has-a-version'],
  })
  await keepRegisters(house.doer.db, campaign, { ...(await vectorInput('small', definition)), definition })
  run = (await post('office-clerk', '/runs')).json<RunView>().id
}, 60_000)
afterAll(() => house.close())

it('stays one person’s where it is provisional', async () => {
  expect((await freeze('office-clerk', 'provisional')).json<RunView>()).toMatchObject({
    ...{ asked: [], frozen: [{ purpose: 'provisional', agreedBy: null }] },
  })
})

it('waits for a second person, seen by who sees all, and is asked for once', async () => {
  const id = await asked()
  expect(await shown()).toMatchObject({ second: [], asked: [{ approval: id, isMine: false, reason: '评审组核定' }] })
  expect((await shown()).frozen).toHaveLength(1)
  expect((await shown('liaison')).asked, 'the reason is not for units').toEqual([])
  expect((await freeze('leadership')).json().code).toBe('approvals.asked-already')
  expect((await agree('office-clerk', id)).json().code).toBe('approvals.own')
  for (const who of ['auditor', 'liaison', 'administrator'] as const)
    expect((await agree(who, id)).statusCode).toBe(404)
  expect((await approval('office-clerk', id, 'withdrawal')).statusCode).toBe(204)
  expect((await agree('leadership', id)).json().code).toBe('approvals.decided')
  expect((await shown()).frozen).toHaveLength(1)
})

it('shows who decides what will be frozen: hashes, who is first, what has happened since', async () => {
  const id = await asked()
  const { facts } = (await house.as('leadership', { url: `/api/approvals/${id}/facts` })).json<ApprovalFacts>()
  const view = await shown()
  const of = (key: string) => facts.find((fact) => fact.key === key)?.value
  expect(of('result')).toBe(view.resultHash)
  expect(of('definition')).toContain(view.definitionHash)
  expect(of('second')).toBe('逐项一致')
  expect(facts.filter(({ key }) => key.startsWith('first.')).map(({ value }) => value)).not.toEqual([])
  await approval('office-clerk', id, 'withdrawal')
})

it('is refused where data came after it was asked for, and nothing is frozen or decided', async () => {
  const id = await asked()
  await keepImport(house.doer.db, { campaign, version: 8, importId: 'import-8', register: 'officers' })
  const refused = await agree('leadership', id)
  expect([refused.statusCode, refused.json().code, refused.json().values]).toEqual([
    ...[409, 'scoring.ground-moved', { asked: 7, data: 8 }],
  ])
  expect(await shown()).toMatchObject({ asked: [{ approval: id }] })
  expect((await shown()).frozen).toHaveLength(1)
  // the same, had the data come between the second computation and the ask
  await sql`update approval set details = jsonb_set(details, '{newestData}', '8') where id = ${id}`.execute(
    house.doer.db,
  )
  expect((await agree('leadership', id)).json().code).toBe('scoring.newer-data')
  await approval('office-clerk', id, 'withdrawal')
  run = (await post('office-clerk', '/runs')).json<RunView>().id
})

it('is not even asked for where data comes while the second computation runs', async () => {
  const { db } = house.doer
  const frozen = (await shown()).frozen.length
  await sql`create function data_comes() returns trigger language plpgsql as $$ begin
    insert into register_import (campaign, id, register, file_name, file_hash, file_size, scope, status, version, uploaded_by, uploaded_at, kept_at)
      values ('xinjiang-2017', 'import-9', 'officers', 'x', 'x', 1, '', 'kept', 9, 'demo-office-clerk', now(), now());
    return new; end $$`.execute(db)
  await sql`create trigger data_comes after update of second on scoring_run for each row execute function data_comes()`.execute(
    db,
  )
  expect((await freeze('office-clerk')).json().code).toBe('scoring.newer-data')
  await sql`drop trigger data_comes on scoring_run`.execute(db)
  expect([(await shown()).asked, (await shown()).frozen.length]).toEqual([[], frozen])
  run = (await post('office-clerk', '/runs')).json<RunView>().id
})

it('is refused where the kept result was altered since', async () => {
  const id = await asked()
  await sql`update approval set details = jsonb_set(details, '{resultHash}', '"0"') where id = ${id}`.execute(
    house.doer.db,
  )
  expect((await agree('leadership', id)).json().code).toBe('scoring.damaged')
  await approval('office-clerk', id, 'withdrawal')
})

it('lapses after fourteen days', async () => {
  const id = await asked()
  const before = now
  now = new Date(before.getTime() + 14 * 86_400_000)
  await sql`update session set seen_at = ${now}, expires_at = '2018-12-01'`.execute(house.doer.db)
  expect((await agree('leadership', id)).json().code).toBe('approvals.decided')
  expect((await shown()).asked).toEqual([])
  now = before
  await sql`update session set seen_at = ${now}`.execute(house.doer.db)
  await sql`update approval set expires_at = ${now} where id = ${id}`.execute(house.doer.db)
})

it('is made once by the first of two who agree at the same moment, and names both persons', async () => {
  await sql`update post set role = 'leadership' where id = 'demo-expert'`.execute(house.doer.db)
  const id = await asked()
  const answers = await Promise.all([agree('leadership', id), agree('expert', id)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
  const { frozen } = await shown()
  expect(frozen).toMatchObject([
    { purpose: 'final', by: '自治区办公室 演示干事', agreedBy: expect.stringContaining('演示') },
  ])
  const copy = await get('auditor', `/frozen/${frozen[0]?.id ?? ''}/document.json`)
  expect(createHash('sha256').update(copy.rawPayload).digest('hex')).toBe(frozen[0]?.hash)
  expect(copy.json()).toMatchObject({ by: 'demo-office-clerk', approval: id, second: [] })
})

it('is not decided once the campaign is closed', async () => {
  run = (await post('office-clerk', '/runs')).json<RunView>().id
  const id = await asked()
  await sql`insert into campaign_stage (campaign, place, stage, since, reason) values (${campaign}, 9, 'closed', now(), 'x')`.execute(
    house.doer.db,
  )
  expect((await agree('leadership', id)).json().code).toBe('house.not-in-this-stage')
})
