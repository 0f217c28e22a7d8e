import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDirectory } from './lock.ts'
import { openDatabase } from './open.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianbing-lock-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const lockModule = fileURLToPath(new URL('lock.ts', import.meta.url))

/** Another process that holds the directory until it is killed. */
async function holder(): Promise<ReturnType<typeof spawn>> {
  const script = `import(${JSON.stringify(lockModule)}).then(({ lockDirectory }) => lockDirectory(${JSON.stringify(directory)})).then(() => { console.log('held'); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

describe('the lock of a data directory', () => {
  it('refuses a second process while the first lives, and names it', async () => {
    const child = await holder()
    await expect(lockDirectory(directory)).rejects.toThrow(`is in use by process ${child.pid}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
  })

  it('is taken over from a process that was killed', async () => {
    const child = await holder()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const release = await lockDirectory(directory)
    expect(await readFile(join(directory, 'db.lock'), 'utf8')).toContain(`"pid":${process.pid}`)
    await release()
  })

  it('is taken over when another process now has the number of the dead one', async () => {
    await writeFile(join(directory, 'db.lock'), JSON.stringify({ pid: process.ppid, started: 'another boot/1' }))
    await (
      await lockDirectory(directory)
    )()
  })

  it('is taken over from an unreadable file', async () => {
    await writeFile(join(directory, 'db.lock'), '{"pid":')
    await (
      await lockDirectory(directory)
    )()
  })

  it('goes to one of many who find a dead holder', async () => {
    await writeFile(join(directory, 'db.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: 'x' }))
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('guards the embedded database, whose rows are there again after a reopening', async () => {
    const first = await openDatabase({ directory })
    await sql`create table kept (n int); insert into kept values (7)`.execute(first.db)
    await expect(openDatabase({ directory })).rejects.toThrow('in use')
    await first.close()
    const second = await openDatabase({ directory })
    expect((await sql`select n from kept`.execute(second.db)).rows).toEqual([{ n: 7 }])
    await second.close()
  }, 30_000)
})
