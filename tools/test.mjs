/**
 * `npm test [file or word …]`: all set-up, then every test: unit, property and vector tests, database tests on the
 * embedded database and on a real PostgreSQL, browser tests. The last line is `N passed, N failed[, N skipped]`.
 * TEST_DATABASE_URL names a PostgreSQL of your own; otherwise one is started and removed again.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureDependencies, root, runtime } from './install.mjs'
import { withPostgres } from './postgres.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const reports = join(root, '.cache/test-reports')
const filters = process.argv.slice(2)

/** Longest each part may take before it is stopped and counted as failed, in minutes. */
const projects = [
  { name: 'unit', minutes: 10 },
  { name: 'database', minutes: 10 },
  { name: 'browser', minutes: 16 },
]

/** Runs a tool of node_modules on Node 24; answers its exit status (null when it was stopped). */
function run(file, args, { minutes, env = {} }) {
  const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH
  const child = spawn(runtime, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: minutes * 60_000,
    killSignal: 'SIGTERM',
  })
  return new Promise((resolve) => child.on('close', resolve))
}

/** A file that could not even be loaded has no tests of its own: it counts as one failure. */
function count(report, status) {
  let results
  try {
    results = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const broken = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = results.numFailedTests + broken.length
  // Something failed outside of any test, e.g. an unhandled rejection.
  const outside = status !== 0 && failed === 0 ? 1 : 0
  return {
    passed: results.numPassedTests,
    failed: failed + outside,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

async function runProject({ name, minutes }, env) {
  console.log(`\n════ ${name} tests ════`)
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [
    'run',
    ...filters,
    '--project',
    name,
    ...reporters,
    ...(filters.length > 0 ? ['--passWithNoTests'] : []),
  ]
  return count(report, await run('vitest/vitest.mjs', args, { minutes, env }))
}

async function runAll(url) {
  const parts = []
  for (const project of projects) parts.push(await runProject(project, { TEST_DATABASE_URL: url }))
  return parts
}

async function buildConsole() {
  console.log('\n════ console ════')
  const status = await run('vite/bin/vite.js', ['build', '-c', 'app/console/vite.config.ts'], { minutes: 3 })
  return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

async function main() {
  ensureDependencies()
  ensureSystemPackages()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const built = await buildConsole()
  const given = process.env.TEST_DATABASE_URL
  return [built, ...(given ? await runAll(given) : await withPostgres(runAll))]
}

/** No test at all is a failure: it means that none was found. */
function conclude(parts) {
  const total = (what) => parts.reduce((sum, part) => sum + part[what], 0)
  const [passed, skipped] = [total('passed'), total('skipped')]
  const failed = passed + total('failed') === 0 ? 1 : total('failed')
  console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`)
  return failed === 0 ? 0 : 1
}

let parts
try {
  parts = await main()
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  parts = [{ passed: 0, failed: 1, skipped: 0 }]
}
process.exitCode = conclude(parts)
