import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

interface Holder {
  pid: number
  /** What tells this process from a later one with the same number. */
  started: string
}

export class DirectoryInUse extends Error {
  constructor(directory: string, pid: number) {
    super(
      `The data directory ${directory} is in use by process ${pid}. Two processes on one embedded database lose rows, so this one stops. ` +
        `Stop the other process, use another LIANBING_DATA, or use a PostgreSQL server (DATABASE_URL).`,
    )
    this.name = 'DirectoryInUse'
  }
}

/** Takes `<directory>/db.lock`, also from a process that has died. Answers the function that gives it back. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, 'db.lock')
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' } satisfies Holder)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createNew(file, mine)) return () => giveBack(file, mine)
    const found = await readFile(file, 'utf8').catch(() => undefined)
    if (found === undefined) continue
    const holder = read(found)
    if (holder !== undefined && isAlive(holder)) throw new DirectoryInUse(directory, holder.pid)
    await removeStale(file, found)
  }
  throw new DirectoryInUse(directory, 0)
}

async function createNew(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function giveBack(file: string, mine: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === mine) await rm(file, { force: true })
}

/** Two starters may both see a dead holder: only the one whose rename takes the dead text goes on. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${process.pid}`
  await rename(file, aside).catch(() => {})
  const taken = await readFile(aside, 'utf8').catch(() => stale)
  if (taken !== stale) await link(aside, file).catch(() => {})
  await rm(aside, { force: true })
}

function read(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return undefined
    return typeof value.pid === 'number' && typeof value.started === 'string'
      ? { pid: value.pid, started: value.started }
      : undefined
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  const started = startOf(holder.pid)
  return started !== undefined && (started === '' || started === holder.started)
}

/** When the process began (with the boot, on Linux); '' when it lives but can't be asked; undefined when it is dead. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return lives(pid) ? askPs(pid) : undefined
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function askPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
