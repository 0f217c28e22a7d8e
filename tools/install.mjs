/**
 * The dependencies and the runtime, in place before anything else runs. Plain JavaScript for Node 20: it stands
 * before the Node 24 that the lock file brings. Every `npm` command of this clone starts here.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node 24 from the lock file: what server, tests and tools run on, whatever Node started this script. */
export const runtime = join(root, 'node_modules/.bin/node')

const manifest = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** npm writes node_modules/.package-lock.json last: where it agrees with package-lock.json, nothing is to be done. */
export function upToDate() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const installed = manifest('node_modules/.package-lock.json')
  const asked = Object.entries(manifest('package-lock.json')).filter(([path]) => path !== '')
  return asked.every(([path, entry]) => (installed[path] ? installed[path].version === entry.version : entry.optional))
}

function npm(args, cure) {
  const done = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) throw new Error(`npm ${args.join(' ')} failed; ${cure}`)
}

/** Installs what is missing. Tried with npm 10 and 11 on Node 20. */
export function ensureDependencies() {
  if (!upToDate()) {
    console.error('Installing dependencies (npm ci) …')
    npm(
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'see above; a proxy or another registry goes into ~/.npmrc',
    )
  }
  // With install scripts switched off (ignore-scripts) the runtime's own files are missing: its script alone is run.
  if (spawnSync(runtime, ['--version']).status !== 0) {
    npm(['rebuild', 'node', '--ignore-scripts=false'], 'the package "node" must be allowed to run its install script')
  }
}
