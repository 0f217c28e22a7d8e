/**
 * A throwaway PostgreSQL for tests and measurements: own cluster in a temporary directory, own port on 127.0.0.1, random
 * password, nothing left behind. Plain JavaScript: it runs on Node 20 before anything is installed.
 *
 *   node tools/postgres.mjs                     starts one, prints its address, stops at Ctrl-C
 *   node tools/postgres.mjs npx vitest run x    runs the command with DATABASE_URL and TEST_DATABASE_URL set
 */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const isRoot = process.getuid?.() === 0

/** Runs `use(url)` with a fresh server and removes it afterwards, also when `use` throws. */
export async function withPostgres(use) {
  const { url, stop } = await startPostgres()
  try {
    return await use(url)
  } finally {
    await stop()
  }
}

export async function startPostgres() {
  const bin = findBinaries() ?? installBinaries()
  const owner = isRoot ? accountOf('postgres') : undefined
  const home = mkdtempSync(join(tmpdir(), 'lianbing-pg-'))
  const data = join(home, 'data')
  const password = randomBytes(18).toString('base64url')
  const passwordFile = join(home, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner) for (const path of [home, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const as = {
    ...owner,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  }
  let server
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  const killNow = () => {
    server?.kill('SIGQUIT')
    remove()
  }
  process.once('exit', killNow)
  try {
    const init = [
      '-D',
      data,
      '-U',
      'lianbing',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ]
    execFileSync(join(bin, 'initdb'), init, as)
    const port = await freePort()
    server = spawn(join(bin, 'postgres'), ['-D', data, ...settings({ port, home })], as)
    await untilReady(server)
    const stop = async () => {
      await stopped(server)
      remove()
      process.off('exit', killNow)
    }
    return { url: `postgresql://lianbing:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    killNow()
    throw error
  }
}

/** Tests need no safety from power cuts. */
function settings({ port, home }) {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: home,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '100',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function untilReady(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`PostgreSQL did not start in 60 s:\n${said}`)), 60_000)
    server.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(late)
      resolve()
    })
    server.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`PostgreSQL ended with code ${code}:\n${said}`))
    })
  })
}

function stopped(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const hard = setTimeout(() => server.kill('SIGQUIT'), 10_000)
    server.once('exit', () => {
      clearTimeout(hard)
      resolve()
    })
    server.kill('SIGINT')
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** The folder of `initdb` and `postgres`: the newest of Debian's, or what PATH offers. */
function findBinaries() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => isExecutable(join(folder, 'initdb')) && isExecutable(join(folder, 'postgres')))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** As root on Debian: installs it, without the cluster that the package would start by itself. */
function installBinaries() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'no PostgreSQL server here: install one (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to a server where databases may be created',
    )
  }
  process.stderr.write('installing PostgreSQL (apt-get install postgresql)\n')
  mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true })
  writeFileSync('/etc/postgresql-common/createcluster.d/lianbing.conf', 'create_main_cluster = false\n')
  const run = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  execFileSync('apt-get', ['update', '-qq'], run)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], run)
  const bin = findBinaries()
  if (bin === undefined) throw new Error('PostgreSQL was installed, but its initdb was not found')
  return bin
}

/** PostgreSQL refuses to run as root, so it runs as the account its package makes. */
function accountOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function runCommand(url, [command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url, TEST_DATABASE_URL: url },
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 130)))
  })
}

function untilStopped() {
  return new Promise((resolve) => {
    const keepAlive = setInterval(() => {}, 60_000)
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        clearInterval(keepAlive)
        resolve(0)
      })
    }
  })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await withPostgres((url) => {
    if (process.argv.length > 2) return runCommand(url, process.argv.slice(2))
    process.stdout.write(`DATABASE_URL=${url}\n`)
    return untilStopped()
  })
}
