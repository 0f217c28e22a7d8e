/**
 * `npm run check`: types, lint, format, boundaries, dead code, documents, forbidden texts, then unit and vector tests.
 * `--no-tests` leaves the tests out (CI runs them all right after). Under two minutes on two cores.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { ensureDependencies, root, runtime } from './install.mjs'

/** A tool of node_modules, run by Node 24 whatever Node the machine has. */
function tool(name, args, binary = name) {
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin[binary]
  return [join(root, 'node_modules', name, file), ...args]
}

const product = ['rules', 'slices', 'platform', 'app', 'tools', 'tests']

/** What tsc and prettier learnt last time makes the next run faster; the folder is nobody's but theirs. */
const types = (part) => {
  const memory = ['--incremental', '--tsBuildInfoFile', `.cache/types/${part}.json`]
  return tool('typescript', ['-p', `tsconfig.${part}.json`, ...memory], 'tsc')
}
const remembered = ['--cache', '--cache-location', '.cache/prettier']

/** The longest first: two run at a time. */
const steps = () => [
  { name: 'lint', args: tool('eslint', ['.', '--max-warnings', '0']), cure: 'npx eslint . --fix' },
  { name: 'types of server, tests and tools', args: types('node') },
  { name: 'types of the browser', args: types('browser') },
  { name: 'types of the rules (no DOM, no Node)', args: types('rules') },
  {
    name: 'format',
    args: tool('prettier', ['--check', '--log-level=warn', ...remembered, '.']),
    cure: 'npx prettier --write .',
  },
  { name: 'dead code', args: tool('knip', ['--no-progress']), cure: 'remove it, or stop exporting it' },
  {
    name: 'boundaries',
    args: tool('dependency-cruiser', ['--config', '.dependency-cruiser.cjs', ...product], 'depcruise'),
    cure: 'ARCHITECTURE.md, "Direction"',
  },
  { name: 'architecture', args: ['tools/architecture-check.ts'] },
  { name: 'traceability', args: ['tools/traceability.ts', '--check'], cure: 'node tools/traceability.ts --write' },
  { name: 'forbidden texts', args: ['tools/forbidden-texts.ts'] },
]

const tests = () => ({
  name: 'unit and vector tests',
  args: tool('vitest', ['run', '--project', 'unit', '--reporter', 'dot']),
})

/** Tools start `node` by name too: the runtime's folder goes first on the path. */
const environment = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH }

function runStep({ name, args, cure }) {
  const began = performance.now()
  const child = spawn(runtime, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = []
  child.stdout.on('data', (text) => output.push(text))
  child.stderr.on('data', (text) => output.push(text))
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      resolve({ name, cure, ok: status === 0, output: Buffer.concat(output).toString() })
    })
  })
}

async function runAll(queue, width) {
  const results = []
  const worker = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) results.push(await runStep(step))
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}

function report(results, seconds) {
  const failed = results.filter((result) => !result.ok)
  for (const { name, output } of failed) console.log(`\n──── ${name} ────\n${output.trimEnd()}`)
  console.log(`\n${results.length - failed.length} of ${results.length} checks passed in ${seconds} s`)
  for (const { name, cure } of failed) console.log(`  failed: ${name}${cure === undefined ? '' : ` (${cure})`}`)
  return failed.length === 0 ? 0 : 1
}

const began = performance.now()
ensureDependencies()
const results = await runAll(steps(), Math.min(4, availableParallelism()))
if (!process.argv.includes('--no-tests')) results.push(await runStep(tests()))
process.exitCode = report(results, Math.round((performance.now() - began) / 1000))
