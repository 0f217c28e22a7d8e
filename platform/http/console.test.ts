import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveConsole } from './console.ts'
import { answerProblems } from './failures.ts'
import { houseProblems } from './problem.ts'
import { guard } from './security.ts'

const page = '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>'

describe('the page of the console', () => {
  let app: FastifyInstance
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianbing-console-'))
    await writeFile(join(folder, 'index.html'), page)
    app = Fastify()
    app.decorateRequest('actor', null)
    app.decorateRequest('language', 'zh-CN')
    answerProblems(app, houseProblems)
    await guard(app, { https: false, installation: { demonstration: false } })
    await serveConsole(app, folder)
  })
  afterAll(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })
  const ask = (url: string, accept = 'text/html') => app.inject({ url, headers: { accept } })

  it.each(['/', '/index.html', '/c/any/page'])(
    'has its styles taken by a nonce that no other answer has: %s',
    async (url) => {
      const answers = [await ask(url), await ask(url)]
      const nonces = answers.map(
        ({ headers }) => /style-src 'self' 'nonce-([^']{24})';/.exec(String(headers['content-security-policy']))?.[1],
      )
      expect(new Set(nonces).size).toBe(2)
      expect(answers.map(({ body }) => body)).toEqual(
        nonces.map((nonce) => page.replaceAll('__CSP_NONCE__', nonce ?? '')),
      )
      expect(answers[0]?.headers['cache-control']).toBe('no-store')
    },
  )

  it('is not the answer to what a page asks for, and nothing else gets a nonce', async () => {
    const { statusCode, headers } = await ask('/assets/gone.js', '*/*')
    expect([statusCode, String(headers['content-security-policy'])]).toEqual([
      404,
      expect.stringContaining("style-src 'self';"),
    ])
  })
})
