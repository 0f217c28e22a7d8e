import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'

const today = '2017-09-28'
let now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())

const give = (who: Persona, more: Record<string, string> = {}) =>
  house.as(who, {
    method: 'POST',
    url: '/api/delegations',
    payload: {
      post: 'demo-liaison',
      to: 'demo-county-officer',
      from: today,
      until: '2017-10-08',
      reason: '病假',
      ...more,
    },
  })
/** Switching gives a new token; the house of the tests keeps only the first, so the answer's cookie is used. */
async function switchTo(who: Persona, post: string): Promise<string | undefined> {
  const answer = await house.as(who, { method: 'PUT', url: '/api/session/post', payload: { post } })
  return answer.statusCode >= 400 ? undefined : String(answer.headers['set-cookie']).split(';')[0]
}
const session = async (who: Persona, cookie: string) =>
  (await house.as(who, { url: '/api/session', headers: { cookie } })).json()

let standIn = ''
describe('acting for somebody', () => {
  it('is given by the holder of the post to a person of the own territory, for days that are stated', async () => {
    const choices = (await house.as('liaison', { url: '/api/delegations/choices?post=demo-liaison' })).json()
    expect(choices.people.map(({ id }: { id: string }) => id)).toEqual([
      'demo-county-officer',
      'demo-unit-administrator',
    ])
    expect((await give('liaison', { to: 'demo-expert' })).json().code).toBe('people.stand-in-unknown')
    expect((await give('liaison', { from: '2017-09-27' })).json().code).toBe('people.days-wrong')
    expect((await give('liaison', { until: '2018-03-01' })).json().code).toBe('people.days-wrong')
    expect((await give('liaison', { post: 'demo-expert' })).statusCode).toBe(404)
    expect((await give('liaison', { post: 'no-such' })).statusCode).toBe(404)
    expect(await switchTo('county-officer', 'demo-liaison'), 'not yet').toBeUndefined()
    expect((await give('liaison')).statusCode).toBe(201)
  })

  it('shows both names, with the rights of the post and nothing more', async () => {
    standIn = (await switchTo('county-officer', 'demo-liaison')) ?? ''
    const { person, posts, permissions } = await session('county-officer', standIn)
    expect(person).toMatchObject({
      id: 'demo-county-officer',
      role: 'liaison',
      unit: '652300',
      actingFor: { id: 'demo-liaison', name: '昌吉州 演示联络员' },
    })
    expect(posts.map(({ post }: { post: string }) => post)).toEqual(['demo-county-officer', 'demo-liaison'])
    expect(permissions).toContain('registers.import')
    expect(permissions).not.toContain('scoring.run')
  })

  it('stands in the log with both', async () => {
    const chosen = await house.as('county-officer', {
      ...{ method: 'PUT', url: '/api/session/language', payload: { language: 'zh-CN' } },
      headers: { cookie: standIn },
    })
    expect(chosen.statusCode).toBe(204)
    const { rows } = await sql`
      select who, acting_for, post from audit_entry where verb = 'people.choose-language'`.execute(house.doer.db)
    expect(rows).toEqual([{ who: 'demo-county-officer', acting_for: 'demo-liaison', post: 'demo-liaison' }])
  })

  it('cannot be passed on', async () => {
    const again = await house.as('county-officer', {
      ...{ method: 'POST', url: '/api/delegations', headers: { cookie: standIn } },
      payload: { post: 'demo-liaison', to: 'demo-unit-administrator', from: today, until: today, reason: '转交' },
    })
    expect(again.json().code).toBe('people.stand-in-cannot-pass-on')
  })

  it('tells the reason only to those whom it concerns, and others nothing at all', async () => {
    const listed = async (who: Persona) => (await house.as(who, { url: '/api/delegations' })).json().delegations
    expect((await listed('liaison'))[0]).toMatchObject({ reason: '病假', standIn: '昌吉市 演示执法人员', mayEnd: true })
    expect((await listed('unit-administrator'))[0]).toMatchObject({ reason: '病假', mayEnd: true })
    expect(await listed('expert')).toEqual([])
    const { rows } = await sql<{ text: string }>`select audit_entry::text as text from audit_entry`.execute(
      house.doer.db,
    )
    expect(rows.some(({ text }) => text.includes('病假'))).toBe(false)
  })

  it('ends at once when the holder ends it, also in a session that runs', async () => {
    const [{ id }] = (await house.as('liaison', { url: '/api/delegations' })).json().delegations
    const end = (who: Persona) =>
      house.as(who, { method: 'POST', url: `/api/delegations/${id}/end`, payload: { reason: '回来了' } })
    expect((await end('expert')).statusCode).toBe(404)
    expect((await end('liaison')).statusCode).toBe(204)
    const back = (await session('county-officer', standIn)).person
    expect(back, 'goes on in the own post, not signed out').toMatchObject({ role: 'county-officer', actingFor: null })
    const { rows } = await sql<{ verb: string }>`
      select verb from audit_entry where verb = 'people.return-to-own-post'`.execute(house.doer.db)
    expect(rows.length, 'once, however often it is asked').toBe(1)
    await sql`update post set ended_at = ${now} where id = 'demo-county-officer'`.execute(house.doer.db)
    expect((await session('county-officer', standIn)).person, 'without an own post nobody').toBeNull()
    await sql`update post set ended_at = null where id = 'demo-county-officer'`.execute(house.doer.db)
    expect((await end('liaison')).json().code).toBe('people.delegation-ended')
  })

  it('is given by the administrator of the unit too, of no administrator\u2019s post, and to nobody for themselves', async () => {
    expect((await give('unit-administrator', { to: 'demo-unit-administrator' })).json().code).toBe(
      'people.stand-in-unknown',
    )
    expect((await give('unit-administrator', { post: 'demo-unit-administrator' })).json().code).toBe(
      'people.post-not-lent',
    )
    expect((await give('unit-administrator', { post: 'demo-office-clerk' })).statusCode).toBe(404)
    expect((await give('unit-administrator', { from: '2017-09-29' })).statusCode).toBe(201)
  })

  it('is listed page by page, and a stand-in among ten thousand is found by a part of the name', async () => {
    const { db } = house.doer
    await sql`insert into person (id, name, login, state, demonstration, created_at)
      select 's' || n, '执法人员' || n, 's.' || n, 'active', false, now() from generate_series(1, 10000) n`.execute(db)
    await sql`insert into post (id, person, role, unit, from_day, given_at)
      select 's' || n, 's' || n, 'county-officer', '652301', '2017-04-01', now() from generate_series(1, 10000) n`.execute(
      db,
    )
    await sql`insert into delegation (id, post, to_person, from_day, until_day, reason, given_by, given_at, ended_at)
      select 's' || n, 'demo-liaison', 's' || n, '2017-05-01', '2017-05-02', '病假', 'demo-liaison', '2017-04-30', '2017-05-01'
      from generate_series(1, 10000) n`.execute(db)
    const { total, delegations } = (await house.as('liaison', { url: '/api/delegations?offset=10000&limit=50' })).json()
    expect(total - delegations.length).toBe(10_000)
    const offered = async (find: string): Promise<{ id: string }[]> =>
      (await house.as('liaison', { url: `/api/delegations/choices?post=demo-liaison&find=${find}` })).json().people
    expect((await offered('')).length).toBe(50)
    expect((await offered('人员9999')).map(({ id }) => id)).toEqual(['s9999'])
    expect((await give('liaison', { to: 's9998', from: '2017-10-01' })).statusCode).toBe(201)
  })

  it('begins and ends by its days', async () => {
    expect(await switchTo('liaison', 'demo-liaison')).toBeDefined()
    const held = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from delegation where ended_at is null and from_day <= ${now.toISOString().slice(0, 10)}
          and until_day >= ${now.toISOString().slice(0, 10)}`.execute(house.doer.db)
      return rows[0]?.n ?? 0
    }
    expect(await held()).toBe(0)
    now = new Date('2017-09-29T04:00:00Z')
    expect(await held()).toBe(1)
  })
})
