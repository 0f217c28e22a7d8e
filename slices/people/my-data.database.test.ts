import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTable } from '../../platform/tables/read-table.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-09-28T04:00:00Z') })
}, 60_000)
afterAll(() => house.close())

it('everyone sees their own data and who looked at it, and nobody else’s', async () => {
  await house.as('office-clerk', { url: '/api/campaigns/xinjiang-2017/registers/officers/rows' })
  await house.doer.reads?.flush()
  const mine = (await house.as('expert', { url: '/api/my-data' })).json()
  expect(mine.account).toMatchObject({ id: 'demo-expert', name: '演示专家' })
  expect(mine.posts).toMatchObject([{ role: 'expert', unit: '650000' }])
  expect(mine.reads).toMatchObject([{ who: '自治区办公室 演示干事', object: 'register:officers', isList: true }])
  expect(JSON.stringify(mine)).not.toContain('demo-liaison')
  await house.as('administrator', { url: '/api/people' })
  await house.doer.reads?.flush()
  const later = (await house.as('expert', { url: '/api/my-data' })).json()
  expect(later.reads).toContainEqual(expect.objectContaining({ object: 'accounts', isList: true }))
  expect((await house.as('nobody', { url: '/api/my-data' })).statusCode).toBe(401)
})

it('the copy is whole, as JSON and as a workbook, and holds no secret', async () => {
  const { db } = house.doer
  await sql`update person set certificate = '6500000001', contact = '办公电话' where id = 'demo-expert'`.execute(db)
  await sql`insert into delegation (id, post, to_person, from_day, until_day, reason, given_by, given_at) values
    ('d', 'demo-liaison', 'demo-expert', '2017-05-01', '2017-05-02', '病假', 'demo-liaison', '2017-04-30')`.execute(db)
  await sql`insert into passkey (id, person, name, public_key, counter, transports, synced, added_at) values
    ('k', 'demo-expert', '办公电脑', 'x', 0, '[]', false, '2017-05-01')`.execute(db)
  await sql`insert into single_sign_on_identity (issuer, subject, person, linked_at) values
    ('https://office.invalid', 'expert-1', 'demo-expert', '2017-05-01')`.execute(db)
  const copy = await house.as('expert', { url: '/api/my-data/copy.json' })
  expect(copy.json()).toMatchObject({ account: { id: 'demo-expert' }, sessions: [{ method: 'link' }] })
  expect(copy.json().deeds.map(({ verb }: { verb: string }) => verb)).toContain('people.sign-in')
  expect(copy.body).not.toMatch(/secret|hash"|token|public_key/)
  expect(copy.json().account).toMatchObject({ certificate: '6500000001', contact: '办公电话' })
  expect(copy.json()).toMatchObject({
    standIns: [{ stoodIn: true, role: 'liaison', until_day: '2017-05-02', reason: null }],
    passkeys: [{ name: '办公电脑', synced: false }],
    identities: [{ issuer: 'https://office.invalid', subject: 'expert-1' }],
    keysForPrograms: [],
  })
  const table = await house.as('expert', { url: '/api/my-data/copy.xlsx' })
  expect(JSON.stringify(await readTable(table.rawPayload, 'copy.xlsx'))).toContain('演示专家')
})

it('a correction is asked for, answered once, and seen', async () => {
  const payload = { about: '姓名', wanted: '演示专家甲' }
  const asked = await house.as('expert', { method: 'POST', url: '/api/my-data/corrections', payload })
  expect(asked.statusCode).toBe(201)
  const { id } = asked.json()
  const answer = { method: 'POST' as const, url: `/api/corrections/${id}/answer`, payload: { answer: '已更正' } }
  expect((await house.as('liaison', answer)).statusCode).toBe(404)
  expect((await house.as('administrator', { url: '/api/corrections' })).json().corrections).toMatchObject([
    { id, person: '演示专家', ...payload },
  ])
  expect((await house.as('administrator', answer)).statusCode).toBe(204)
  expect((await house.as('administrator', answer)).statusCode).toBe(404)
  const { corrections } = (await house.as('expert', { url: '/api/my-data' })).json()
  expect(corrections).toMatchObject([{ answer: '已更正', answeredBy: '演示系统管理员' }])
})
