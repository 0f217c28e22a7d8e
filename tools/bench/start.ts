/** The second `npm start` of an unchanged clone: from the command to the first answer of GET /. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'

export const name = 'npm start'

/** The origin that a started server writes when it is ready. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const origin = /^Ready: (\S+)$/m.exec(text)?.[1]
      if (origin !== undefined) resolve(origin)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`npm start: exit ${code}\n${text.slice(-2000)}`)))
  })
}

/** Ends the whole group of processes that one start made, and waits for it. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('close', () => resolve())
    if (child.exitCode !== null || child.pid === undefined) resolve()
    else process.kill(-child.pid, 'SIGTERM')
  })
}

async function secondsToAnswer(data: string): Promise<number> {
  const start = performance.now()
  const env = { ...process.env, LIANBING_DATA: data, PORT: '0' }
  const child = spawn('npm', ['start'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const answer = await fetch(`${await ready(child)}/`)
    await answer.text()
    if (!answer.ok) throw new Error(`GET / answered ${answer.status}`)
    return (performance.now() - start) / 1000
  } finally {
    await end(child)
  }
}

export async function run(): Promise<Measurement[]> {
  const data = mkdtempSync(join(tmpdir(), 'lianbing-start-'))
  try {
    const first = await secondsToAnswer(data)
    const later = [await secondsToAnswer(data), await secondsToAnswer(data), await secondsToAnswer(data)]
    const middle = later.sort((a, b) => a - b)[1] ?? NaN
    return [
      { metric: 'first start on an empty data directory (dependencies installed)', value: first, unit: 's' },
      { metric: 'later starts until GET / answers', value: middle, unit: 's', target: 5 },
    ]
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
