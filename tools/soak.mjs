/**
 * `npm run soak [file or word …] [-- --seed N] [--write]`: the long trials in full – random provinces scored by two
 * programs, properties of every rule, registers full of planted mistakes, a server under load and one that is killed.
 * The seed is printed; `npm test` runs a small share of each with a fixed one. --write keeps the outcome in
 * docs/measurements.md.
 */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureDependencies, root, runtime } from './install.mjs'
import { withPostgres } from './postgres.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const trials = [
  'tests/soak/',
  'tests/security/uploads.test.ts',
  'tests/properties/',
  'app/simulate/dirty/',
  'app/server/killed.test.ts',
]
const report = join(root, '.cache/test-reports/soak.json')

function parse(argv) {
  const args = argv.filter((arg) => arg !== '--')
  const at = args.indexOf('--seed')
  const seed = at < 0 ? randomInt(2 ** 31) : Number(args[at + 1])
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed '${args[at + 1]}': give a whole number`)
  const files = args.filter((arg, place) => !arg.startsWith('--') && (at < 0 || place !== at + 1))
  return { seed, files: files.length > 0 ? files : trials, write: args.includes('--write') }
}

function run({ seed, files }, url) {
  const child = spawn(
    runtime,
    [
      ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files, '--testTimeout=3600000'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        LIANBING_SOAK: String(seed),
        TEST_DATABASE_URL: url,
        PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH,
      },
    },
  )
  return new Promise((resolve) => child.on('close', resolve))
}

/** One line a trial: how often, how long, how it ended; what differs only in the last brackets is one trial. */
function outcome(seed) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const trials = new Map()
  for (const { fullName, status, duration } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    if (status !== 'passed' && status !== 'failed') continue
    const name = fullName.trim().replace(/ \(-?\w+(-\d+)?\)$/, '')
    const known = trials.get(name) ?? { times: 0, ms: 0, failed: 0 }
    trials.set(name, {
      times: known.times + 1,
      ms: known.ms + (duration ?? 0),
      failed: known.failed + Number(status === 'failed'),
    })
  }
  const rows = [...trials].map(
    ([name, { times, ms, failed }]) =>
      `| ${name} | ${times} | ${(ms / 1000).toFixed(1)} s | ${failed === 0 ? 'passed' : `${failed} failed`} |`,
  )
  return [`Seed ${seed}.`, '', '| trial | times | took | ended |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function keep(text) {
  const page = join(root, 'docs/measurements.md')
  const start = '## Long trials (`npm run soak`)\n'
  const before = readFileSync(page, 'utf8')
  const at = before.indexOf(start)
  const next = at < 0 ? -1 : before.indexOf('\n## ', at)
  const head = at < 0 ? `${before.trimEnd()}\n\n` : before.slice(0, at)
  writeFileSync(page, `${head}${start}\n${text}\n${next < 0 ? '' : before.slice(next)}`)
}

ensureDependencies()
ensureSystemPackages()
mkdirSync(join(root, '.cache/test-reports'), { recursive: true })
const asked = parse(process.argv.slice(2))
console.log(`Long trials with --seed ${asked.seed}`)
const given = process.env.TEST_DATABASE_URL ?? ''
const status = await (given === '' ? withPostgres((url) => run(asked, url)) : run(asked, given))
const text = outcome(asked.seed)
console.log(`\n${text}`)
if (asked.write) keep(text)
process.exitCode = status ?? 1
