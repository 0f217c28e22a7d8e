/** The case-file checker on 10,000 synthetic files and the draw on 230,000 rows, each on one core beside the least that any program does. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadLegalLimits } from '../../app/campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../../app/campaigns/load-working-days.ts'
import { makeDossiers, type SyntheticDossier } from '../../app/simulate/dossiers/set.ts'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import { checkFiles } from '../../rules/case-check/check.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'
import { middleOfThree, runChild } from './parts/child.ts'

export const name = 'Checking 10,000 case files, drawing from 230,000 rows (one core)'

const fileCount = 10_000

/** Reads and parses every file; looks at nothing. */
const bareParse = `
const fs = require('fs'), folder = process.argv[1]
let documents = 0
for (const name of fs.readdirSync(folder).sort()) documents += JSON.parse(fs.readFileSync(folder + '/' + name, 'utf8')).documents.length
console.log(documents)`

/** SHA-256 of every row's case number after a text of a commitment's length; sorts and draws nothing. */
const bareHashes = `
const { createHash } = require('crypto')
let last = ''
for (const line of require('fs').readFileSync(process.argv[1], 'utf8').split('\\n').slice(1))
  last = createHash('sha256').update('0'.repeat(85) + line.slice(0, line.indexOf(',')) + '\\n').digest('hex')
console.log(last)`

/** On one core; 1 is what check-file answers where it found something. */
const onOneCore = (...command: string[]) =>
  middleOfThree(() => runChild('sh', ['-c', '"$@" > /dev/null; test $? -le 1', 'sh', 'taskset', '-c', '0', ...command]))

const lianbing = join(root, 'bin/lianbing')

async function checking(folder: string, made: readonly SyntheticDossier[]): Promise<Measurement[]> {
  const files = join(folder, 'files')
  mkdirSync(files)
  made.forEach(({ file }, at) =>
    writeFileSync(join(files, `${String(at).padStart(5, '0')}.json`), JSON.stringify(file, null, 1)),
  )
  const bare = await onOneCore(process.execPath, '-e', bareParse, files)
  const check = await onOneCore(lianbing, 'check-file', files, '--json')
  const ratio = check.seconds / bare.seconds
  return [
    { metric: 'a bare Node script that reads and parses 10,000 files', value: bare.seconds, unit: 's' },
    { metric: 'lianbing check-file --json, against it', value: check.seconds, unit: 's', ratio, target: 10 },
    { metric: 'lianbing check-file --json, 10,000 files', value: check.seconds, unit: 's', target: 10 },
  ]
}

/** As an editor does at each key: read and check one file, in one process. */
async function whileWriting(made: readonly SyntheticDossier[]): Promise<Measurement[]> {
  const [calendar, limits] = await Promise.all([loadWorkingDays(), loadLegalLimits()])
  const setting = { calendar, limits, window: { from: '2017-04-01', to: '2017-12-31' } }
  const times = made.slice(0, 2000).map(({ file }) => {
    const start = performance.now()
    const read = readCaseFile(file)
    if ('file' in read) checkFiles([read.file], setting)
    return performance.now() - start
  })
  const sorted = times.slice(100).sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN
  return [
    { metric: 'one file read and checked while it is written: median', value: at(0.5), unit: 'ms' },
    { metric: '… 99 of 100 within', value: at(0.99), unit: 'ms', target: 16 },
    { metric: '… the first one, nothing warmed up', value: times[0] ?? NaN, unit: 'ms', target: 16 },
  ]
}

/** 600 fresh files, half of them clean: planted defects that were missed, and findings that nothing was planted for. */
async function unseen(): Promise<Measurement[]> {
  const [calendar, limits] = await Promise.all([loadWorkingDays(), loadLegalLimits()])
  const setting = { calendar, limits, window: { from: '2017-01-01', to: '2026-12-31' } }
  let [planted, missed, alarms] = [0, 0, 0]
  for (const one of makeDossiers('unseen', 600, calendar)) {
    const wanted = one.planted.filter((rule) => rule !== 'in-campaign')
    const read = readCaseFile(one.file)
    const findings = 'file' in read ? (checkFiles([read.file], setting)[0]?.findings ?? []) : []
    const found = new Set<string>(
      findings
        .filter(({ rule, certainty }) => certainty === 'certain' || one.asks.includes(rule))
        .map(({ rule }) => rule),
    )
    planted += wanted.length
    missed += wanted.filter((rule) => !found.has(rule)).length
    alarms += [...found].filter((rule) => !one.planted.includes(rule) && !one.causes.includes(rule)).length
  }
  return [
    { metric: '600 unseen files, half of them clean: defects planted', value: planted, unit: '' },
    { metric: '… missed', value: missed, unit: '', target: 0 },
    { metric: '… found where nothing was planted', value: alarms, unit: '', target: 0 },
  ]
}

async function drawing(folder: string): Promise<Measurement[]> {
  writeProvince(simulateProvince('bench', { cases: 230_000, units: 3000 }), folder)
  const [cases, units] = [join(folder, 'cases.csv'), join(folder, 'units.csv')]
  const bare = await onOneCore(process.execPath, '-e', bareHashes, cases)
  const seed = '31415926535897932384'
  const draw = await onOneCore(lianbing, 'draw', cases, '--units', units, '--round', '1', '--seed', seed, '--json')
  const ratio = draw.seconds / bare.seconds
  return [
    { metric: 'a bare Node script: SHA-256 of 230,000 rows', value: bare.seconds, unit: 's' },
    { metric: 'lianbing draw --json, against it', value: draw.seconds, unit: 's', ratio, target: 5 },
    { metric: 'lianbing draw --json, 230,000 rows', value: draw.seconds, unit: 's', target: 3 },
  ]
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  try {
    const made = makeDossiers('bench', fileCount, await loadWorkingDays())
    const parts = [await unseen(), await whileWriting(made), await checking(folder, made), await drawing(folder)]
    const load = {
      metric: 'load of the machine meanwhile (1: nothing else runs)',
      value: loadavg()[0] ?? NaN,
      unit: '',
    }
    return [...parts.flat(), load]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
