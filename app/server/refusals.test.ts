/** What is refused before an action runs leaves in the same form as every other refusal; and whether the server is ready. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { roles } from '../../slices/people/contract.ts'
import { slices } from './slices.ts'

let house: TestHouse
let origin = ''
beforeAll(async () => {
  house = await startTestHouse()
  origin = await house.app.listen({ host: '127.0.0.1', port: 0 })
}, 60_000)
afterAll(() => house.close())

/** Over a real connection: what Node itself refuses never comes to the routes. */
const get = (path: string, method = 'GET'): Promise<{ status: number; type: string; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const asked = request({ hostname, port, path, method }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (text: string) => (body += text))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', body }),
      )
    })
    asked.on('error', reject).end()
  })

const long = encodeURIComponent('罚'.repeat(100))

describe('an address too long', () => {
  it.each([
    ['one part', `/api/campaigns/xinjiang-2017/scenarios/${'9'.repeat(1_001)}`, 414, 'house.address-too-long'],
    [
      'all of it',
      `/api/campaigns/xinjiang-2017/registers/cases/rows?find=${'9'.repeat(70_000)}`,
      431,
      'house.headers-too-large',
    ],
    ['not decodable', '/api/campaigns/%E0%A4%A/runs', 400, 'house.unreadable'],
  ])('%s: a catalogued refusal', async (_what, path, status, code) => {
    const answer = await get(path, code === 'house.address-too-long' ? 'DELETE' : 'GET')
    expect([answer.status, answer.type]).toEqual([status, 'application/json; charset=utf-8'])
    expect(JSON.parse(answer.body)).toMatchObject({ code, message: expect.stringMatching(/请|无法/) })
  })

  it('a key, number or certificate as long as may be kept fits', async () => {
    const base = '/api/campaigns/xinjiang-2017'
    const status = async (url: string) => (await house.as('office-clerk', { url })).statusCode
    expect(await status(`${base}/registers/cases/history?key=${long}`)).toBe(404)
    expect(await status(`${base}/people/${long}`)).toBe(404)
    expect((await get(`${base}/registers/cases/rows?find=${long.repeat(20)}`)).status).toBe(401)
  })
})

describe('a campaign that does not exist', () => {
  const under = slices
    .flatMap(({ routes }) => routes)
    .filter(({ path }) => path.startsWith('/api/campaigns/:campaign'))
    .map(({ method, path, verb }) => ({ method, verb, path }))
  const url = (path: string, campaign: string): string =>
    path
      .replace(':campaign', campaign)
      .replace(':id', '00000000-0000-4000-8000-000000000000')
      .replace(':register', 'cases')
      .replace(/:\w+/g, 'x1')
  it('answers 404 alike on every route, to whoever has its verb', async () => {
    const codes = new Map<string, Set<string>>()
    for (const { method, path } of under) {
      const seen = new Set<string>()
      for (const role of roles) {
        const answer = await house.as(role, {
          method,
          url: url(path, 'none'),
          ...(method === 'GET' ? {} : { payload: {} }),
        })
        seen.add(`${answer.statusCode} ${answer.json().code}`)
      }
      seen.delete('404 house.not-found')
      codes.set(`${method} ${path}`, seen)
    }
    expect(codes.size).toBeGreaterThan(35)
    const others = [...codes].filter(([, seen]) => [...seen].join() !== '404 campaigns.unknown')
    expect(others.map(([path, seen]) => `${path}: ${[...seen].join()}`)).toEqual([])
  })

  it('a name that no campaign can have is none either; nobody is told so without signing in', async () => {
    for (const name of ['A%20B', 'none@1', 'x'.repeat(99)]) {
      const answer = await house.as('office-clerk', { url: `/api/campaigns/${name}/runs` })
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'campaigns.unknown'])
    }
    expect((await house.as('nobody', { url: '/api/campaigns/none/runs' })).statusCode).toBe(401)
    expect((await house.as('office-clerk', { url: '/api/campaigns/xinjiang-2017/runs' })).statusCode).toBe(200)
  })
})

it('more files than a route takes are told by their number', async () => {
  const part = (name: string): string =>
    `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\nx\r\n`
  const answer = await house.as('office-clerk', {
    method: 'POST',
    url: '/api/campaigns/xinjiang-2017/imports?register=cases',
    payload: `${part('a.csv')}${part('b.csv')}--b--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
  expect([answer.statusCode, answer.json()]).toMatchObject([
    413,
    { code: 'house.too-many-files', values: { limit: 1 }, message: expect.stringContaining('最多上传 1 个文件') },
  ])
})

describe('ready', () => {
  it('means that the database answers, and is said within a time limit', async () => {
    const ready = () => house.as('nobody', { url: '/health/ready' })
    expect([(await ready()).statusCode, (await ready()).json()]).toEqual([200, { ready: true }])
    const held = await startTestHouse({ databaseUrl: '' })
    const [locked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = held.doer.db.transaction().execute(async () => (locked.resolve(), done.promise))
    await locked.promise
    const start = performance.now()
    const answers = await Promise.all(
      [1, 2, 3].map(() => held.app.inject({ url: '/health/ready', headers: { host: '127.0.0.1' } })),
    )
    expect(performance.now() - start).toBeLessThan(6_000)
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
      [1, 2, 3].map(() => [503, 'house.not-ready']),
    )
    done.resolve()
    await holding
    expect((await held.app.inject({ url: '/health/ready', headers: { host: '127.0.0.1' } })).statusCode).toBe(200)
    await held.close()
  }, 30_000)
})
