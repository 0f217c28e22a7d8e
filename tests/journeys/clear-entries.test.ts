/** A person's name, login, certificate and a reason, planted and then walked through the acts that could carry them. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import { faultsOfEntries } from '../clear-entries.ts'
import { startTestHouse, type Persona, type TestHouse } from '../house.ts'

const planted = {
  name: '核验员植入',
  login: 'planted-login-77',
  certificate: '6501999977',
  contact: '内线植入七七',
  title: '植入科副科长',
  reason: '因植入病休不能到岗',
}
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse()
}, 60_000)
afterAll(() => house.close())

const campaign = 'xinjiang-2017'
const send = (persona: Persona, method: 'POST' | 'PUT' | 'PATCH', url: string, payload?: object) =>
  house.as(persona, { method, url, ...(payload === undefined ? {} : { payload }) })

it('stand in no entry in the clear, and are read in the log while they are kept', async () => {
  const { name, login, certificate, contact, title, reason } = planted
  const post = { role: 'liaison', unit: '652300', group: null, title, from: '2016-01-01', until: null }
  const made = await send('administrator', 'POST', '/api/people', { name, login, certificate, contact, post })
  expect(made.statusCode, made.body).toBe(201)
  const { id } = made.json<{ id: string }>()
  const one = `/api/people/accounts/${id}`
  const given = await send('administrator', 'POST', `${one}/posts`, { ...post, role: 'county-officer' })
  expect(given.statusCode, given.body).toBe(201)
  const moved = await send('administrator', 'POST', `${one}/state`, { to: 'suspended', reason, leaveOrphan: true })
  expect(moved.statusCode, moved.body).toBe(200)
  await send('office-clerk', 'POST', `/api/sign-in`, { login, password: reason })
  const entries = (await house.as('auditor', { url: `/api/audit/entries?object=person:${id}` })).json<{
    entries: { objectName: string; reason: string | null; others: [string, string][] }[]
  }>().entries
  expect(entries).toContainEqual(expect.objectContaining({ objectName: `人员 ${name}`, reason }))
  expect(JSON.stringify(entries)).toContain(title)
  await send('office-clerk', 'POST', `/api/campaigns/${campaign}/runs`)
  expect(await faultsOfEntries(house.doer.db, Object.values(planted))).toEqual([])
}, 60_000)

it('would be found', async () => {
  const undo = new Error('undone')
  const forgetting = house.doer.db.transaction().execute(async (tx) => {
    await sql`insert into audit_entry (format, chain, at, verb, object, summary)
      values (3, 'main', now(), 'test.write', 'person:x', ${JSON.stringify({ to: planted.login })})`.execute(tx)
    expect(await faultsOfEntries(tx)).toMatchObject([expect.stringContaining(planted.login)])
    throw undo
  })
  await expect(forgetting).rejects.toBe(undo)
})
