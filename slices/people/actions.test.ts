import { readFile, stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../platform/audit/store.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'

let now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 30_000)
afterAll(() => house.close())

describe('signing in', () => {
  it('takes one click, and the session tells who, where and what', async () => {
    const answer = await house.as('liaison', { url: '/api/session' })
    expect(answer.json()).toMatchObject({
      person: { role: 'liaison', unit: '652300' },
      demonstration: true,
      language: 'zh-CN',
    })
    expect(answer.json().permissions).toContain('people.sign-out')
  })

  it('leaves nobody with a person or a verb that needs one', async () => {
    const { person, permissions } = (await house.as('nobody', { url: '/api/session' })).json()
    expect(person).toBeNull()
    expect(permissions).not.toContain('people.sign-out')
  })

  it('refuses an unknown link', async () => {
    const answer = await house.as('nobody', { url: `/sign-in/${'x'.repeat(43)}` })
    expect([answer.statusCode, answer.json().code, answer.headers['set-cookie']]).toEqual([
      404,
      'people.link-unknown',
      undefined,
    ])
  })

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const secrets: Record<string, string> = JSON.parse(
      await readFile(`${house.directory}/sign-in-secrets.json`, 'utf8'),
    )
    const answer = await house.as('nobody', { url: `/sign-in/${secrets['demo-expert']}` })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/'])
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^lianbing=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/,
    )
  })

  it('keeps no secret in the database and the links in a file for the owner alone', async () => {
    const file = `${house.directory}/sign-in-secrets.json`
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { rows } = await sql<{
      text: string
    }>`select person::text as text from person union all select session::text from session union all select audit_entry::text from audit_entry`.execute(
      house.doer.db,
    )
    const everything = rows.map(({ text }) => text).join('\n')
    const secrets: Record<string, string> = JSON.parse(await readFile(file, 'utf8'))
    for (const secret of Object.values(secrets)) expect(everything).not.toContain(secret)
  })

  it('keeps the language a person chose', async () => {
    const chosen = await house.as('auditor', {
      method: 'PUT',
      url: '/api/session/language',
      payload: { language: 'en' },
    })
    expect(chosen.statusCode).toBe(204)
    expect((await house.as('auditor', { url: '/api/session' })).json().language).toBe('en')
  })

  it('ends when the person signs out', async () => {
    expect((await house.as('supervisor', { method: 'DELETE', url: '/api/session' })).statusCode).toBe(204)
    expect((await house.as('supervisor', { url: '/api/session' })).json().person).toBeNull()
  })

  it('ends after twelve hours, however busy', async () => {
    await house.as('leadership', { url: '/api/session' })
    for (let hour = 5; hour < 16; hour++) {
      now = new Date(Date.parse('2017-09-28T00:00:00Z') + hour * 3_600_000)
      expect((await house.as('leadership', { url: '/api/session' })).json().person).not.toBeNull()
    }
    now = new Date('2017-09-28T15:59:00Z')
    expect((await house.as('leadership', { url: '/api/session' })).json().person).not.toBeNull()
    now = new Date('2017-09-28T16:01:00Z')
    expect((await house.as('leadership', { url: '/api/session' })).json().person).toBeNull()
  })

  it('is in the audit log, whose chain holds', async () => {
    const { rows } = await sql`select who, verb, object from audit_entry where verb = 'people.sign-out'`.execute(
      house.doer.db,
    )
    expect(rows).toEqual([{ who: 'demo-supervisor', verb: 'people.sign-out', object: 'person:demo-supervisor' }])
    expect((await verifyChain(house.doer.db)).broken).toBeNull()
  })
})
