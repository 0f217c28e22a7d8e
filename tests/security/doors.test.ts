/** What every answer says to a browser, by which names and methods the server is asked, and how long it waits. */
import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slices } from '../../app/server/slices.ts'
import { patience } from '../../platform/http/refused-early.ts'
import { startTestHouse, type TestHouse } from '../house.ts'

const origin = 'https://lianbing.example'
let house: TestHouse
let real: TestHouse
let port = 0
beforeAll(async () => {
  house = await startTestHouse()
  real = await startTestHouse({ demonstration: false, origin, https: true })
  port = Number(new URL(await house.app.listen({ host: '127.0.0.1', port: 0 })).port)
}, 120_000)
afterAll(async () => {
  await house.close()
  await real.close()
})

const routes = slices.flatMap((slice) => slice.routes)
const fill = (path: string): string => path.replace(':campaign', 'xinjiang-2017').replace(/:\w+/g, 'cases')

describe('every answer', () => {
  const urls = ['/', '/none', '/health/live', '/health/ready', '/api/none', ...routes.map(({ path }) => fill(path))]

  it('tells the browser how to treat it, and not what made it', async () => {
    for (const url of urls) {
      const { headers } = await house.as('office-clerk', { url, headers: { accept: 'text/html' } })
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      const policy = String(headers['content-security-policy'])
      expect(policy, url).toMatch(/frame-ancestors 'none'/)
      expect(policy, url).toMatch(/base-uri 'none'/)
      expect(policy, url).toMatch(/default-src '(self|none)'/)
      expect(policy, url).not.toMatch(/unsafe-|\*|https?:/)
      expect(String(headers['permissions-policy']), url).toMatch(/camera=\(\).*microphone=\(\)/)
      expect(headers, url).not.toHaveProperty('server')
      expect(headers, url).not.toHaveProperty('x-powered-by')
      expect(headers, url).not.toHaveProperty('access-control-allow-origin')
    }
  }, 60_000)

  it('is a file to save, in a sandbox, where it is one', async () => {
    const files = routes.filter(({ method, path }) => method === 'GET' && /\.(xlsx|json|jsonl|md)$/.test(path))
    const offered: string[] = []
    for (const { path } of files) {
      for (const persona of ['office-clerk', 'auditor', 'administrator'] as const) {
        const { statusCode, headers } = await house.as(persona, { url: fill(path) })
        if (statusCode !== 200 || path === '/api/openapi.json') continue
        offered.push(path)
        expect(String(headers['content-disposition']), path).toMatch(/^attachment; filename="/)
        expect(String(headers['content-security-policy']), path).toMatch(/default-src 'none'.*sandbox$/)
      }
    }
    expect(new Set(offered).size).toBeGreaterThan(6)
  })

  it('asks for HTTPS for a year where the address is HTTPS, and binds the cookie to it', async () => {
    const { headers } = await real.app.inject({ url: '/', headers: { host: 'lianbing.example' } })
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000; includeSubDomains/)
  })
})

describe('methods', () => {
  it.each(['OPTIONS', 'TRACE', 'PUT', 'DELETE'] as const)(
    '%s of a page or of what is only read is nothing',
    async (method) => {
      for (const url of ['/', '/api/session/none', '/health/live']) {
        const answer = await house.as('office-clerk', { method, url })
        expect([404, 405, 501], url).toContain(answer.statusCode)
        expect(answer.body).not.toContain('cookie')
      }
    },
  )

  it('HEAD is judged as GET is and has no body', async () => {
    for (const [persona, status] of [
      ['nobody', 401],
      ['office-clerk', 200],
    ] as const) {
      const answer = await house.as(persona, { method: 'HEAD', url: '/api/campaigns/xinjiang-2017/runs' })
      expect([answer.statusCode, answer.body]).toEqual([status, ''])
    }
  })
})

describe('names', () => {
  const asked = async (at: TestHouse, headers: Record<string, string>, url = '/health/live') =>
    (await at.app.inject({ url, headers })).statusCode
  it.each([
    ['its address', { host: 'lianbing.example' }, 200],
    ['this machine', { host: '127.0.0.1:8080' }, 200],
    ['another name', { host: 'evil.example' }, 421],
    ['its address with another port', { host: 'lianbing.example:8443' }, 421],
    ['a name that only begins like it', { host: 'lianbing.example.evil.example' }, 421],
    ['one that a page wrote beside it', { host: 'lianbing.example', 'x-forwarded-host': 'evil.example' }, 421],
    ['one hidden behind a local one', { host: 'evil.example', 'x-forwarded-host': 'localhost' }, 421],
  ])('a real installation, asked by %s', async (_what, headers, status) => {
    expect(await asked(real, headers)).toBe(status)
    expect(await asked(real, headers, '/')).toBe(status)
  })

  it('a demonstration is asked by this machine’s names alone', async () => {
    expect(await asked(house, { host: 'lianbing.example' })).toBe(421)
    expect(await asked(house, { host: 'localhost:1' })).toBe(200)
  })

  it('takes a write from its own address only', async () => {
    const write = (from: string, host = 'lianbing.example') =>
      real.app.inject({
        ...{ method: 'POST', url: '/api/sign-in', payload: { login: 'x', password: 'y' } },
        headers: { host, origin: from, 'x-lianbing': '1' },
      })
    expect((await write(origin)).json().code).toBe('people.sign-in-refused')
    for (const from of ['http://lianbing.example', 'https://evil.example', 'null', 'https://lianbing.example.evil'])
      expect((await write(from)).json().code, from).toBe('house.not-from-here')
    expect((await write(origin, '127.0.0.1:8080')).json().code).toBe('people.sign-in-refused')
  })
})

describe('what comes in', () => {
  const post = (payload: string) =>
    house.as('office-clerk', {
      ...{ method: 'PUT', url: '/api/session/language', payload },
      headers: { 'content-type': 'application/json' },
    })
  it.each([
    ['a list in a list, 400,000 deep', '['.repeat(400_000) + ']'.repeat(400_000)],
    ['an object in an object, 100,000 deep', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['a known field, 100,000 deep', `{"language":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['deep behind U+0000', `{"a":"\\u0000","b":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['__proto__', '{"language":"en","__proto__":{"admin":true}}'],
    ['constructor.prototype', '{"language":"en","constructor":{"prototype":{"admin":true}}}'],
    ['a number for everything', '1e999'],
    ['nothing', ''],
  ])('%s: 400', async (_what, payload) => {
    expect((await post(payload)).statusCode).toBe(400)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('form bodies and other types are not read', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'text/xml',
      'application/json; charset=utf-7; a',
    ])
      expect(
        (
          await house.as('office-clerk', {
            ...{ method: 'PUT', url: '/api/session/language', payload: '<a/>' },
            headers: { 'content-type': type },
          })
        ).statusCode,
        type,
      ).toBe(400)
  })
})

describe('connections', () => {
  const send = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let heard = ''
      const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(text))
      socket.on('data', (bytes) => (heard += bytes.toString()))
      socket.on('close', () => resolve(heard)).on('error', reject)
      setTimeout(() => socket.destroy(), 3_000)
    })
  it.each([
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n'],
    ['a length that is no number', 'Content-Length: +4\r\n'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n'],
    ['a bare line end', 'A: b\nX: y\r\n'],
  ])('%s: refused, nothing behind it is read as a request', async (_what, header) => {
    const heard = await send(
      `POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n${header}\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
    )
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(heard).not.toContain('"live":true')
  })

  it('a head that dribbles, a body that never ends and a silent line are closed', () => {
    const { server } = house.app
    expect([server.headersTimeout, server.requestTimeout, server.timeout]).toEqual([
      patience.http.headersTimeout,
      patience.requestTimeout,
      patience.connectionTimeout,
    ])
    expect(server.headersTimeout).toBeLessThanOrEqual(30_000)
    expect(server.maxRequestsPerSocket).toBe(0)
  })
})
