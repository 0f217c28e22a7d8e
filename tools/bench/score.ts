/** The whole score of a large province, against the least that any program must do and against an office's spreadsheet. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'
import { middleOfThree, runChild, type Run } from './parts/child.ts'
import { writeOfficeSheet } from './parts/office-sheet.ts'

export const name = 'Scoring 230,000 cases of 3,000 units'

/** Reads the case register and adds up counts and fines by unit; checks nothing, explains nothing. */
const bareSums = `
const sums = new Map()
for (const line of require('fs').readFileSync(process.argv[1], 'utf8').split('\\n').slice(1)) {
  const [, unit, , , fine] = line.split(',')
  const sum = sums.get(unit) ?? { count: 0, fines: 0 }
  sum.count++
  sum.fines += Number(fine ?? 0)
  sums.set(unit, sum)
}
console.log(sums.size)`

const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2'

/** Opens the sheet, computes it and writes the sums out; the profile is made beforehand and not counted. */
async function officeRun(folder: string): Promise<Run> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await runChild('soffice', [profile, '--headless', '--terminate_after_init'])
  const sheet = join(folder, 'office.xlsx')
  const run = await runChild('soffice', [profile, '--headless', '--convert-to', csvFilter, '--outdir', folder, sheet])
  const lines = readFileSync(join(folder, 'office-sums.csv'), 'utf8').trim().split('\n')
  const counted = lines.reduce((sum, line) => sum + Number(line.split(',')[1]), 0)
  if (lines.length !== 3000 || !(counted > 100000))
    throw new Error(`the spreadsheet computed ${counted} cases of ${lines.length} units`)
  return run
}

async function measureIn(folder: string): Promise<Measurement[]> {
  const province = simulateProvince('bench', { cases: 230000, units: 3000 })
  writeProvince(province, folder)
  const bare = await middleOfThree(() => runChild(process.execPath, ['-e', bareSums, join(folder, 'cases.csv')]))
  const score = await middleOfThree(() => runChild(join(root, 'bin/lianbing'), ['score', folder, '--json']))
  const rows: Measurement[] = [
    { metric: 'a bare Node script that reads the cases and adds up', value: bare.seconds, unit: 's' },
    {
      metric: 'lianbing score --json, against it',
      value: score.seconds,
      unit: 's',
      ratio: score.seconds / bare.seconds,
      target: 8,
    },
    { metric: 'its peak memory', value: score.mebibytes, unit: 'MiB', target: 1024 },
  ]
  if (!existsSync('/usr/bin/soffice'))
    return [...rows, { metric: 'LibreOffice', value: NaN, unit: 's', target: 'not installed' }]
  await writeOfficeSheet(province, join(folder, 'office.xlsx'))
  const office = await officeRun(folder)
  const times = office.seconds / score.seconds
  return [
    ...rows,
    { metric: 'LibreOffice: COUNTIFS and SUMIFS of the same cases', value: office.seconds, unit: 's' },
    {
      metric: 'lianbing score --json, against LibreOffice (20 times faster: 0.05)',
      value: score.seconds,
      unit: 's',
      ratio: 1 / times,
      target: 0.05,
    },
  ]
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  try {
    return await measureIn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
