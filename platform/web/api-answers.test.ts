/** The browser's way to a real server that stumbles: whose answer a gateway's status is. */
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError, OfflineError, getJson } from './api.ts'

let server: Server
let isLive: boolean
let body: string
const askedLive: string[] = []

beforeEach(async () => {
  askedLive.length = 0
  server = createServer((request, response) => {
    if (request.url === '/health/live') askedLive.push(request.url)
    const isWell = request.url === '/health/live' && isLive
    response.writeHead(isWell ? 200 : 503).end(isWell ? '{"live":true}' : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const origin = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : ''
  const { fetch } = globalThis
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } })
  // A page's addresses are its own server's.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(origin + path, init))
})
afterEach(() => {
  vi.unstubAllGlobals()
  server.close()
})

const failure = (): Promise<unknown> => getJson('/api/x').catch((error: unknown) => error)

it('a 503 in the server’s own words is its answer, not a server that is away', async () => {
  ;[isLive, body] = [true, JSON.stringify({ code: 'house.busy', message: '此刻请求太多，请过一分钟再试。' })]
  expect(await failure()).toMatchObject({ status: 503, problem: { code: 'house.busy' } })
  expect(askedLive).toEqual([])
})

it('a gateway’s bare 503 is a failure of one request while the server says that it lives', async () => {
  ;[isLive, body] = [true, '']
  const error = await failure()
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 503, problem: { code: 'http.503' } })
})

it('and of a server that is away where it does not', async () => {
  ;[isLive, body] = [false, '<h1>Bad gateway</h1>']
  expect(await failure()).toBeInstanceOf(OfflineError)
})
