/** Reading a register of 230,000 rows × 20 columns, against a bare pass of the library that unpacks it, in the same run. */
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'
import { middleOfThree, runChild, type Run } from './parts/child.ts'

export const name = 'Reading 230,000 rows × 20 columns'

const count = 230_000
const cache = join(root, '.cache/bench')
const workbook = join(cache, 'reading.xlsx')
const text = join(cache, 'reading.csv')

type Value = string | number | Date

const header = [
  '案号',
  '单位代码',
  '案件类型',
  '决定日期',
  '罚款金额（元）',
  ...Array.from({ length: 15 }, (_, i) => `备注${i + 1}`),
]
const types = ['一般行政处罚', '查封/扣押', '按日计罚', '限产、停产', '移送拘留']

function entry(i: number): Value[] {
  const more = Array.from({ length: 15 }, (_, k) => (k % 2 === 0 ? `说明${(i * 7 + k) % 5000}` : i * k))
  const day = new Date(Date.UTC(2017, 4, 1 + (i % 180)))
  return [
    `合成环罚〔2017〕${i}号`,
    i % 2 === 0 ? '652301' : '650121',
    types[i % types.length] ?? '',
    day,
    i * 50,
    ...more,
  ]
}

function* rows(): Generator<Value[]> {
  yield header
  for (let i = 0; i < count; i++) yield entry(i)
}

const csvField = (value: Value): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value))

async function writeFiles(): Promise<void> {
  mkdirSync(cache, { recursive: true })
  if (!existsSync(workbook)) {
    await writeXlsxStream(rows(), { name: '案件' }).pipeTo(Writable.toWeb(createWriteStream(`${workbook}.part`)))
    renameSync(`${workbook}.part`, workbook)
  }
  if (existsSync(text)) return
  const out = createWriteStream(`${text}.part`)
  for (const row of rows()) if (!out.write(`${row.map(csvField).join(',')}\n`)) await once(out, 'drain')
  out.end()
  await finished(out)
  renameSync(`${text}.part`, text)
}

const load = `import { readFileSync } from 'node:fs'; const bytes = readFileSync(process.argv[1]); let n = 0;`

const streaming = `import { streamXlsxRows } from 'hucre/xlsx'; ${load}
for await (const row of streamXlsxRows(bytes)) n += row.values.length > 0 ? 1 : 0; console.log(n)`

const whole = `import { readXlsx } from 'hucre/xlsx'; ${load}
console.log((await readXlsx(bytes)).sheets[0].rows.length)`

const ours = `import { openTable, readSheetRows } from './platform/tables/read-table.ts'; ${load}
for (const sheet of await openTable(bytes, process.argv[1])) for await (const batch of readSheetRows(sheet)) n += batch.length;
console.log(n)`

const checked = `import { openTable } from './platform/tables/read-table.ts'
import { readSheets } from './rules/registers/read-sheets.ts'
import { registers } from './rules/registers/registers.ts'; ${load}
const units = [{ code: '652301', name: '昌吉市' }, { code: '650121', name: '乌鲁木齐县' }]
const task = { register: registers.cases, context: { units }, file: 'reading' }
await readSheets(await openTable(bytes, process.argv[1]), task, ({ rows, errors }) => { n += rows.length - errors.length })
console.log(n + 1)`

async function measure(script: string, file: string): Promise<Run> {
  const run = await middleOfThree(() =>
    runChild(process.execPath, ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script, file]),
  )
  if (Number(run.output) !== count + 1) throw new Error(`read ${run.output.trim()} rows of ${count + 1}`)
  return run
}

/** The file, made at the first use. */
export async function largeWorkbook(): Promise<string> {
  await writeFiles()
  return workbook
}

export const bareStreaming = (file: string): Promise<Run> => measure(streaming, file)

const seconds = (metric: string, run: Run, against?: { run: Run; target?: number }): Measurement => ({
  metric,
  value: run.seconds,
  unit: 's',
  ...(against === undefined ? {} : { ratio: run.seconds / against.run.seconds }),
  ...(against?.target === undefined ? {} : { target: against.target }),
})

const memory = (metric: string, run: Run, target?: number): Measurement => ({
  metric,
  value: run.mebibytes,
  unit: 'MiB',
  ...(target === undefined ? {} : { target }),
})

export async function run(): Promise<Measurement[]> {
  await writeFiles()
  const bare = await measure(streaming, workbook)
  const bareWhole = await measure(whole, workbook)
  const our = await measure(ours, workbook)
  const check = await measure(checked, workbook)
  const csv = await measure(ours, text)
  return [
    seconds('.xlsx, bare streaming pass of hucre', bare),
    seconds('.xlsx, bare readXlsx of hucre', bareWhole),
    memory('… its memory', bareWhole),
    seconds('.xlsx, our reading, against the bare streaming pass', our, { run: bare, target: 1.2 }),
    memory('… its memory', our, 500),
    seconds('.xlsx, read and checked as cases, against the bare streaming pass', check, { run: bare }),
    memory('… its memory', check, 500),
    seconds('.csv, our reading, against the bare pass of the .xlsx', csv, { run: bare, target: 0.33 }),
    memory('… its memory', csv, 500),
  ]
}
