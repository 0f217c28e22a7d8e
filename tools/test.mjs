/**
 * `npm test [file or word …]`: all set-up, then every test: unit, property and vector tests, database tests on the
 * embedded database and on a real PostgreSQL, browser tests. The last line is `N passed, N failed[, N skipped]`.
 * TEST_DATABASE_URL names a PostgreSQL of your own; otherwise one is started and removed again.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join, relative } from 'node:path'
import { ensureDependencies, root, runtime } from './install.mjs'
import { withPostgres } from './postgres.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const reports = join(root, '.cache/test-reports')
const filters = process.argv.slice(2)

/** Longest each part may take before it is stopped and counted as failed, in minutes. */
const projects = [
  { name: 'unit', minutes: 10 },
  { name: 'database', minutes: 10 },
  { name: 'browser', minutes: 20 },
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

/** The report that vitest wrote, or null where it wrote none. */
function reportAt(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

const isBroken = (file) => file.status === 'failed' && file.assertionResults.length === 0
const failedFiles = (report) =>
  report.testResults.filter((file) => isBroken(file) || file.assertionResults.some(({ status }) => status === 'failed'))

const testsWith = (files, ...states) =>
  files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => states.includes(status)).length

/** A file that could not even be loaded has no tests of its own: it counts as one failure. */
function count(report, status) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const files = report.testResults
  const failed = testsWith(files, 'failed') + files.filter(isBroken).length
  // Something failed outside of any test, e.g. an unhandled rejection.
  const outside = status !== 0 && failed === 0 ? 1 : 0
  const skipped = testsWith(files, 'pending', 'skipped', 'todo', 'disabled')
  return { passed: testsWith(files, 'passed'), failed: failed + outside, skipped }
}

async function runOnce({ name, minutes }, { env, words, called }) {
  const path = join(reports, `${called}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`]
  const empty = filters.length > 0 ? ['--passWithNoTests'] : []
  const args = ['run', ...words, '--project', name, ...reporters, ...empty]
  const status = await run('vitest/vitest.mjs', args, { minutes, env })
  return { status, report: reportAt(path) }
}

/** Longest list of files that are given a second run; more failures than that are no accident. */
const SECOND_RUNS = 3

/**
 * Tests with a real browser, a real server and real time can be upset by a machine that stalls for seconds. A few files that
 * failed run once more, whole, alone: what fails again has failed; what passes is named as unsteady at the end, for somebody to mend.
 */
async function runProject(project, env) {
  console.log(`\n════ ${project.name} tests ════`)
  const first = await runOnce(project, { env, words: filters, called: project.name })
  const again = first.report === null ? [] : failedFiles(first.report).map(({ name }) => name)
  if (again.length === 0 || again.length > SECOND_RUNS) return count(first.report, first.status)
  console.log(`\n════ ${project.name} tests: what failed, once more ════`)
  const second = await runOnce(project, { env, words: again, called: `${project.name}-again` })
  if (second.report === null) return count(first.report, first.status)
  const failed = failedFiles(second.report).map(({ name }) => name)
  unsteady.push(...again.filter((name) => !failed.includes(name)).map((name) => relative(root, name)))
  const others = first.report.testResults.filter(({ name }) => !again.includes(name))
  return count({ testResults: [...others, ...second.report.testResults] }, second.status)
}

const unsteady = []

async function runAll(url) {
  const parts = []
  for (const project of projects) parts.push(await runProject(project, { TEST_DATABASE_URL: url }))
  return parts
}

async function build(part) {
  console.log(`\n════ ${part} ════`)
  const status = await run('vite/bin/vite.js', ['build', '-c', `app/${part}/vite.config.ts`], { minutes: 3 })
  return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

async function main() {
  ensureDependencies()
  ensureSystemPackages()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const built = [await build('console'), await build('field')]
  const given = process.env.TEST_DATABASE_URL
  return [...built, ...(given ? await runAll(given) : await withPostgres(runAll))]
}

/** No test at all is a failure: it means that none was found. */
function conclude(parts) {
  const total = (what) => parts.reduce((sum, part) => sum + part[what], 0)
  const [passed, skipped] = [total('passed'), total('skipped')]
  const failed = passed + total('failed') === 0 ? 1 : total('failed')
  for (const file of unsteady) console.log(`\nunsteady: ${file} failed once and passed when it ran again`)
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
