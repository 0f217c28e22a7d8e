import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const node = join(root, 'node_modules/.bin/node')

let directory = ''
const started: ChildProcess[] = []
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianbing-main-'))
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(directory, { recursive: true, force: true })
})

interface Server {
  child: ChildProcess
  out: () => string
  err: () => string
  ready: Promise<string>
}

/** The real server on a port the system gives; `ready` is its address, or '' when it ended before. */
function startServer(): Server {
  const child = spawn(node, [join(root, 'app/server/main.ts')], {
    env: { PATH: process.env['PATH'], LIANBING_DATA: directory, PORT: '0', LIANBING_DEMONSTRATION: 'empty' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { out: '', err: '' }
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ready = new Promise<string>((resolve) => {
    child.once('exit', () => resolve(''))
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString()
      const address = /^Ready: (\S+)\n/m.exec(said.out)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
  return { child, ready, out: () => said.out, err: () => said.err }
}

const linksIn = (text: string): string[] => [...text.matchAll(/\/sign-in\/([\w-]+)/g)].map(([, secret]) => secret ?? '')

describe('the server', () => {
  it('says once that it is ready, signs in by its links, refuses a second process, stops cleanly, prints the same links again', async () => {
    const first = startServer()
    const origin = await first.ready
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200)
    expect(first.out().match(/^Ready: /gm)).toHaveLength(1)
    const links = linksIn(first.out())
    expect(links).toHaveLength(12)
    expect((await fetch(`${origin}/sign-in/${links[0]}`, { redirect: 'manual' })).status).toBe(303)

    const second = startServer()
    expect(await second.ready).toBe('')
    expect(second.err()).toContain(`is in use by process ${first.child.pid}`)

    first.child.kill('SIGTERM')
    expect(await once(first.child, 'exit')).toEqual([0, null])
    expect(await readdir(directory)).not.toContain('db.lock')
    for (const secret of links) expect(first.err()).not.toContain(secret)

    const third = startServer()
    expect(await third.ready).not.toBe('')
    expect(linksIn(third.out())).toEqual(links)
    third.child.kill('SIGTERM')
    await once(third.child, 'exit')
  }, 90_000)
})
