/**
 * `npm start`: installs what the lock file asks for, builds the console where its sources changed, starts the server on
 * Node 24. Plain JavaScript for Node 20; needs neither root nor apt. PORT and LIANBING_DATA are passed on.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureDependencies, root, runtime } from './install.mjs'

const config = join(root, 'app/console/vite.config.ts')
const built = join(root, 'dist/console')
const stamp = join(root, 'dist/console.sha256')

/** All that may end up in the browser: the console, the slices (their ui imports contracts and models), the rules, the campaigns. */
const sources = [
  'app/console',
  'slices',
  'rules',
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

function ensureConsole() {
  if (!existsSync(config))
    return void console.error(
      'No console to build (app/console/vite.config.ts is missing): the server starts without it.',
    )
  const wanted = hashOfSources()
  const found = existsSync(stamp) && existsSync(join(built, 'index.html')) ? readFileSync(stamp, 'utf8') : ''
  if (found === wanted) return
  console.error('Building the console (vite build) …')
  const vite = spawnSync(
    runtime,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', config, '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  )
  if (vite.status !== 0) throw new Error('the console could not be built; see above')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
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
  ensureConsole()
  serve()
} catch (error) {
  console.error(`lianbing: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
