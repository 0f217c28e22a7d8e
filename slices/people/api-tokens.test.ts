import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { ApiTokenList, MadeToken } from './contract.ts'
import { verbTexts } from './ui/texts-verbs.ts'

const campaign = '/api/campaigns/xinjiang-2017'
let now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())

const asked = { name: '每日取数', verbs: ['registers.read'], days: 30 }
const make = (who: Persona, more: object = {}) =>
  house.as(who, { method: 'POST', url: '/api/tokens', payload: { ...asked, ...more } })
const made = async (who: Persona, more: object = {}): Promise<MadeToken> => (await make(who, more)).json()
const by = (token: string, url: string, method: 'GET' | 'POST' = 'GET') =>
  house.app.inject({ method, url, headers: { host: '127.0.0.1', authorization: `Bearer ${token}` } })

it('offers nobody a verb that has no words', async () => {
  const personas = [
    'office-clerk',
    'liaison',
    'county-officer',
    'expert',
    'supervisor',
    'auditor',
    'leadership',
  ] as const
  const lists = await Promise.all(personas.map((who) => house.as(who, { url: '/api/tokens' })))
  const offered = new Set(lists.flatMap((list) => list.json<ApiTokenList>().offer.map(({ verb }) => verb)))
  const wordOf = (verb: string): unknown => {
    const [slice = '', act = ''] = verb.split('.')
    const words = verbTexts['zh-CN'][slice]
    return typeof words === 'object' ? words[act] : undefined
  }
  expect(offered.size).toBeGreaterThan(30)
  expect(
    [...offered].filter((verb) => typeof wordOf(verb) !== 'string'),
    'slices/people/ui/texts-verbs.ts',
  ).toEqual([])
})

describe('an API token', () => {
  it('is shown once, kept as a hash, and opens what it names', async () => {
    const { token, id } = await made('office-clerk')
    expect(token).toMatch(/^lb_[\w-]{43}$/)
    expect((await by(token, `${campaign}/registers`)).statusCode).toBe(200)
    const { tokens } = (await house.as('office-clerk', { url: '/api/tokens' })).json()
    expect(tokens[0]).toMatchObject({ id, name: '每日取数', state: 'open', write: false })
    expect(tokens[0].usedAt).toBe('2017-09-28T04:00:00.000Z')
    const { rows } = await sql<{ text: string }>`
      select api_token::text as text from api_token union all select audit_entry::text from audit_entry`.execute(
      house.doer.db,
    )
    expect(rows.some(({ text }) => text.includes(token))).toBe(false)
  })

  it('opens nothing else: what it does not name looks absent, and no key makes keys or decides', async () => {
    const { token } = await made('office-clerk', { write: true })
    const absent = await by(token, '/api/nothing')
    expect(absent.statusCode).toBe(404)
    for (const url of [`${campaign}/runs`, '/api/tokens', '/api/approvals', '/api/delegations', '/api/campaigns'])
      expect([(await by(token, url)).statusCode, (await by(token, url)).body], url).toEqual([404, absent.body])
  })

  it('cannot name what its owner does not have, nor what only a person does', async () => {
    expect((await make('liaison', { verbs: ['scoring.run'] })).json().code).toBe('people.token-verbs')
    expect((await make('office-clerk', { verbs: ['campaigns.move-stage'] })).json().code).toBe('people.token-verbs')
    expect((await make('office-clerk', { verbs: ['people.tokens'] })).json().code).toBe('people.token-verbs')
    expect((await make('unit-administrator', { verbs: ['people.unlock'] })).json().code).toBe('people.post-not-lent')
    expect((await make('liaison', { unit: '653100' })).json().code).toBe('people.token-unit')
    expect((await make('office-clerk', { campaign: 'none' })).json().code).toBe('people.token-campaign')
    expect((await make('office-clerk', { days: 366 })).statusCode).toBe(400)
    expect(
      (await make('office-clerk', { verbs: ['scoring.export'], unit: '652300' })).json().code,
      'knows no units',
    ).toBe('people.token-verbs')
  })

  it('reads only, unless it may write', async () => {
    const verbs = ['scoring.run', 'registers.read']
    const reading = await made('office-clerk', { verbs })
    expect((await by(reading.token, `${campaign}/runs`, 'POST')).statusCode).toBe(404)
    const writing = await made('office-clerk', { verbs, write: true })
    const answer = await by(writing.token, `${campaign}/runs`, 'POST')
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'scoring.no-data'])
  })

  it('keeps to its campaign and its unit', async () => {
    const one = await made('office-clerk', { campaign: 'xinjiang-2017' })
    expect((await by(one.token, `${campaign}/registers`)).statusCode).toBe(200)
    expect((await by(one.token, '/api/campaigns/minimal/registers')).json().code).toBe('house.not-found')
    const narrow = await made('office-clerk', { unit: '652300' })
    const lists = async (token: string) =>
      (await by(token, `${campaign}/registers`)).json().registers.map(({ register }: { register: string }) => register)
    expect(await lists(narrow.token), 'as a liaison sees them').not.toContain('exam-scores')
    expect(await lists(one.token)).toContain('exam-scores')
  })

  it('says in its description what it may use, and no more', async () => {
    const { token } = await made('office-clerk')
    const { openapi, paths } = (await by(token, '/api/openapi.json')).json()
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths)).toContain('/api/campaigns/{campaign}/registers/{register}/rows')
    expect(Object.keys(paths)).not.toContain('/api/campaigns/{campaign}/runs')
    const rows = paths['/api/campaigns/{campaign}/registers/{register}/rows'].get
    expect(rows.parameters.find(({ name }: { name: string }) => name === 'register')).toMatchObject({
      in: 'path',
      required: true,
      schema: { enum: expect.arrayContaining(['cases']) },
    })
    const clerk = (await house.as('office-clerk', { url: '/api/openapi.json' })).json().paths
    expect(clerk['/api/campaigns/{campaign}/runs'].post).toBeDefined()
  })

  it('is nobody with a wrong letter, without its mark, after its end, after its day', async () => {
    const { token, id } = await made('office-clerk', { days: 1 })
    const code = async (with_: string) => (await by(with_, `${campaign}/registers`)).json().code
    expect(await code(`${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`)).toBe('house.sign-in-needed')
    expect(await code('x')).toBe('house.sign-in-needed')
    const end = (who: Persona) => house.as(who, { method: 'DELETE', url: `/api/tokens/${id}` })
    expect((await end('liaison')).statusCode).toBe(404)
    expect((await end('office-clerk')).statusCode).toBe(204)
    expect(await code(token)).toBe('house.sign-in-needed')
    const later = await made('office-clerk', { days: 1 })
    now = new Date('2017-09-29T04:00:01Z')
    expect(await code(later.token)).toBe('house.sign-in-needed')
  })

  it('ends with its owner\u2019s post, and a cookie beside it does not count', async () => {
    now = new Date('2017-09-28T05:00:00Z')
    const { token } = await made('auditor')
    const cookie = String(
      (
        await house.as('office-clerk', {
          method: 'PUT',
          url: '/api/session/post',
          payload: { post: 'demo-office-clerk' },
        })
      ).headers['set-cookie'],
    ).split(';')[0]
    const both = (url: string) =>
      house.app.inject({ url, headers: { host: '127.0.0.1', cookie, authorization: `Bearer ${token}` } })
    expect((await both(`${campaign}/registers`)).statusCode).toBe(200)
    expect((await both(`${campaign}/runs`)).statusCode, 'the clerk may, the token may not').toBe(404)
    await sql`update post set ended_at = ${now} where id = 'demo-auditor'`.execute(house.doer.db)
    expect((await by(token, `${campaign}/registers`)).statusCode).toBe(401)
  })

  it('is named in the log beside its owner', async () => {
    const { token, id } = await made('leadership', {
      verbs: ['scoring.freeze', 'scoring.what-if', 'scoring.keep-scenario'],
      write: true,
    })
    await by(token, `${campaign}/scenarios/none`, 'POST')
    const answer = await house.app.inject({
      ...{ method: 'POST', url: `${campaign}/stage`, payload: { from: 'open', to: 'review', reason: '不许' } },
      headers: { host: '127.0.0.1', authorization: `Bearer ${token}` },
    })
    expect(answer.statusCode, 'a stage is moved by a person').toBe(404)
    const { rows } = await sql<{
      object: string
    }>`select object from audit_entry where verb = 'people.make-token'`.execute(house.doer.db)
    expect(rows.map(({ object }) => object)).toContain(`token:${id}`)
  })
})
