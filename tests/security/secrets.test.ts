/** No password, token, link, code or cookie is told by the log, by the audit log, or by any table. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaLinks } from '../../app/server/personas.ts'
import { errorForLog } from '../../platform/http/log-error.ts'
import { route } from '../../platform/http/route.ts'
import { slices } from '../../app/server/slices.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { asked, askerOf, routes } from './asked-routes.ts'

/** Fields that hold what only their owner may know. */
const secretField = /password|secret|token|code|ticket|state|nonce|key|response|credential/i

const mark = (n: number): string => `Geheim-${n}-${'x'.repeat(43)}`.slice(0, 43)

let house: TestHouse
const logged: string[] = []
const secrets = new Set<string>()
const trouble = {
  name: 'trouble',
  access: { 'trouble.make': { who: 'signed-in', on: 'campaign' } },
  routes: [
    route({
      ...{ method: 'GET', path: '/api/trouble', verb: 'trouble.make' },
      action: (ctx) => sql`select ${mark(1)}::int`.execute(ctx.db),
    }),
  ],
} as const

beforeAll(async () => {
  house = await startTestHouse({ slices: [...slices, trouble], log: { write: (line) => void logged.push(line) } })
  secrets.add(mark(1))
}, 60_000)
afterAll(() => house.close())

async function everyTable(): Promise<string> {
  const { db } = house.doer
  const names = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    db,
  )
  const all: string[] = []
  for (const { name } of names.rows) {
    const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(name)} t`.execute(
      db,
    )
    all.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  expect(all.length).toBeGreaterThan(20)
  return all.join('\n')
}

const toldIn = (text: string): string[] =>
  [...secrets]
    .filter((secret) => text.includes(secret))
    .map((secret) => text.slice(Math.max(0, text.indexOf(secret) - 200), text.indexOf(secret) + 60))

describe('secrets', () => {
  it('are sent to every route: in fields, addresses, headers and cookies', async () => {
    let n = 2
    for (const one of routes) {
      const value = (field: string): string => {
        const isSecret = secretField.test(field)
        const sent = isSecret ? mark(n++) : 'x'
        if (isSecret) secrets.add(sent)
        return sent
      }
      await house.as(askerOf(one), asked(one, value))
      const bearer = mark(n++)
      const cookie = mark(n++)
      secrets.add(bearer).add(cookie)
      const request = asked(one, value)
      const headers = { host: '127.0.0.1', 'x-lianbing': '1', ...request.headers }
      await house.app.inject({ ...request, headers: { ...headers, authorization: `Bearer lb_${bearer}` } })
      await house.app.inject({
        ...request,
        headers: { ...headers, cookie: `lianbing=${cookie}; __Host-lianbing=${cookie}` },
      })
      await house.app.inject({ ...request, url: `${one.path}?code=${bearer}&state=${cookie}&token=${bearer}`, headers })
    }
    expect(secrets.size).toBeGreaterThan(200)
  }, 60_000)

  it('that are real ones, too: the link that signs in, its cookie, and a key for a program', async () => {
    const links = await personaLinks(house.doer, { directory: house.directory, origin: '' })
    const link = links.find(({ person }) => person.role === 'office-clerk')?.link ?? ''
    secrets.add(link.split('/').at(-1) ?? '')
    const answer = await house.app.inject({ url: link, headers: { host: '127.0.0.1' } })
    const cookie = /lianbing=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''
    expect(cookie.length).toBeGreaterThan(40)
    secrets.add(cookie)
    expect(
      (
        await house.app.inject({ url: '/api/session', headers: { host: '127.0.0.1', cookie: `lianbing=${cookie}` } })
      ).json().person.role,
    ).toBe('office-clerk')
  })

  it('stand in no line of the log, not even where the database refuses a statement that holds one', async () => {
    const before = logged.length
    expect((await house.as('office-clerk', { url: '/api/trouble' })).json().code).toBe('house.bug')
    expect(logged.slice(before).join('')).toContain('"msg":"bug"')
    expect(toldIn(logged.join('\n'))).toEqual([])
    const carried = Object.assign(new Error('refused'), { query: 'select $1', params: [mark(1)], detail: mark(1) })
    expect(JSON.stringify(errorForLog(carried))).not.toContain(mark(1))
  })

  it('of addresses stand in no line either; who was refused which route does', async () => {
    const before = logged.length
    await house.as('expert', { url: '/api/campaigns/xinjiang-2017/flags?secret=whatever' })
    await house.app.inject({ url: '/whatever', headers: { host: '127.0.0.1' } })
    const lines = logged.slice(before).map((line) => JSON.parse(line))
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'refused', refused: 'house.not-found', status: 404, person: expect.any(String) }),
    ])
    expect(JSON.stringify(lines)).not.toContain('whatever')
  })

  it('stand in no table, the audit log among them', async () => {
    expect(toldIn(await everyTable())).toEqual([])
  }, 60_000)
})
