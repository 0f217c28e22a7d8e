/**
 * `npm start`: installs what the lock file asks for, builds console and field app where their sources changed, starts the server on
 * Node 24. Plain JavaScript for Node 20; needs neither root nor apt. PORT and LIANBING_DATA are passed on.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureDependencies, root, runtime } from './install.mjs'

/** What is built for the browser, in which folder. One stamp for all: they share most of their sources. */
const parts = [
  { what: 'console', config: join(root, 'app/console/vite.config.ts'), built: join(root, 'dist/console') },
  { what: 'field app', config: join(root, 'app/field/vite.config.ts'), built: join(root, 'dist/field') },
]
const stamp = join(root, 'dist/console.sha256')

/** All that may end up in the browser: the console, the field app, the slices (their ui imports contracts and models), the rules, the campaigns. */
const sources = [
  'app/console',
  'app/field',
  'slices',
  'rules',
  'platform/offline',
  'platform/sync',
  'platform/web',
  'campaigns',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.browser.json',
]
const isSource = (path) => !/\.test\.tsx?$|\.sql$|\.md$/.test(path)

/** One hash over names and contents, in order of name. */
function hashOfSources() {
  const hash = createHash('sha256')
  for (const path of sources
    .flatMap((source) => filesBelow(join(root, source)))
    .filter(isSource)
    .sort()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  const entries = safeList(path)
  return entries === undefined
    ? [path]
    : entries.flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
}

function safeList(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return undefined
  }
}

function ensureBuilt() {
  const there = parts.filter(({ config }) => existsSync(config))
  if (there.length < parts.length)
    console.error('Part of what the browser needs is missing (vite.config.ts): the server starts without it.')
  const wanted = hashOfSources()
  const isBuilt = there.every(({ built }) => existsSync(join(built, 'index.html')))
  const found = isBuilt && existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (found === wanted) return
  for (const part of there) build(part)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function build({ what, config }) {
  console.error(`Building the ${what} (vite build) …`)
  const vite = spawnSync(
    runtime,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', config, '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  )
  if (vite.status !== 0) throw new Error(`the ${what} could not be built; see above`)
}

/** The server's exit code is ours; a signal to us is a signal to it. */
function serve() {
  const server = spawn(runtime, [join(root, 'app/server/main.ts')], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent(server)
}

/** npm starts us through a shell, which dies of the signal that npm sends it and does not pass it on. */
function stopWithParent(server) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || server.kill('SIGTERM'), 500).unref()
}

try {
  ensureDependencies()
  ensureBuilt()
  serve()
} catch (error) {
  console.error(`lianbing: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
