/** `bin/lianbing import`: a dry run of the console's import, without server or database (contract: import.md). */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem, renderProblem } from '../../platform/http/problem.ts'
import { tableProblems } from '../../platform/tables/problems.ts'
import { openTable } from '../../platform/tables/read-table.ts'
import { otherSheets, readRegister, type RegisterReading } from '../../rules/registers/read-sheets.ts'
import { isRegisterName, type Register, registers, unitList } from '../../rules/registers/registers.ts'
import type { KnownUnit } from '../../rules/registers/unit-names.ts'
import { readableReport } from './import-report.ts'

export const summary = '试读一份登记表，列出每一处错误  Dry run of a register: what is read, every error at once'

const usage = `用法 Usage: lianbing import <file> --as <register> --units <units.csv> [--json]

  --as      ${Object.values(registers)
    .map((register) => `${register.name}（${register.title}）`)
    .join('  ')}
  --units   单位名单 list of units: 单位代码, 单位名称, 上级代码
  --json    只输出 JSON  nothing but JSON

退出码 Exit: 0 没有错误 without errors, 2 有错误 otherwise
`

interface Wish {
  file: string
  register: Register
  units?: string
  json: boolean
}

/** Undefined where the words make no wish. */
function readWish(args: string[]): Wish | undefined {
  const options = { as: { type: 'string' }, units: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1 || values.as === undefined || !isRegisterName(values.as))
    return undefined
  const register = registers[values.as]
  const needsUnits = register.columns.some((column) => column.kind === 'unit')
  if (needsUnits && values.units === undefined) return undefined
  return { file, register, json: values.json === true, ...(values.units === undefined ? {} : { units: values.units }) }
}

class FaultyUnits extends Error {
  readonly reading: RegisterReading
  constructor(reading: RegisterReading) {
    super('the list of units has errors')
    this.reading = reading
  }
}

async function readUnits(path: string | undefined): Promise<KnownUnit[]> {
  if (path === undefined) return []
  const sheets = await openTable(await readFile(path), basename(path))
  const reading = await readRegister(sheets, { register: unitList, context: { units: [] }, file: basename(path) })
  if (reading.errors.length > 0) throw new FaultyUnits(reading)
  return reading.rows.map(({ values }) => ({
    code: values['code'] ?? '',
    name: values['name'] ?? '',
    parent: values['parent'] ?? '',
  }))
}

/** The document of the contract: nothing more, nothing less. */
const document = (reading: RegisterReading) => ({
  sheet: reading.sheet,
  headerRow: reading.header?.row ?? null,
  amountUnit: reading.amountUnit,
  rows: reading.rows.map(({ row, values }) => ({ row, ...values })),
  skipped: reading.skipped,
  errors: reading.errors.map(({ row, column, value, message }) => ({ row, column, value, message })),
})

function answer(wish: Wish, reading: RegisterReading, others: readonly string[]): number {
  const file = basename(wish.file)
  const text = wish.json
    ? `${JSON.stringify(document(reading))}\n`
    : readableReport({ register: wish.register, file, reading, others })
  process.stdout.write(text)
  return reading.errors.length === 0 ? 0 : 2
}

const emptyReading = { sheet: null, header: null, amountUnit: null, rows: [], skipped: [], errors: [] }

/** A file that cannot be opened, as one sentence; with --json as the one error of an empty document. */
function refuse(wish: Wish, message: string, row = 1): number {
  const refusal = { row, column: '', value: basename(wish.file), message }
  if (wish.json) process.stdout.write(`${JSON.stringify({ ...document(emptyReading), errors: [refusal] })}\n`)
  process.stderr.write(`${basename(wish.file)}：${message}\n`)
  return 2
}

function sentenceOf(cause: unknown): string | undefined {
  if (cause instanceof Problem && Object.hasOwn(tableProblems, cause.code)) {
    const kind = Object.entries(tableProblems).find(([code]) => code === cause.code)?.[1]
    return kind === undefined ? undefined : renderProblem(cause, kind, 'zh-CN').message
  }
  // A folder in place of a file is refused without its path.
  if (cause instanceof Error && 'syscall' in cause && 'code' in cause)
    return `无法读取文件${'path' in cause ? ` ${String(cause.path)}` : ''}（${String(cause.code)}）。请核对路径。`
  return undefined
}

/** The row that a refusal names; else the first. */
const rowOf = (cause: unknown): number =>
  cause instanceof Problem && typeof cause.values['row'] === 'number' ? cause.values['row'] : 1

async function importFile(wish: Wish): Promise<number> {
  const task = { register: wish.register, context: { units: await readUnits(wish.units) }, file: basename(wish.file) }
  const sheets = await openTable(await readFile(wish.file), wish.file)
  const reading = await readRegister(sheets, task)
  const others = reading.sheet === null || wish.json ? [] : await otherSheets(sheets, task, reading.sheet)
  return answer(wish, reading, others)
}

export async function run(args: string[]): Promise<number> {
  if (args.includes('--help')) return process.stdout.write(usage) ? 0 : 0
  let wish: Wish | undefined
  try {
    wish = readWish(args)
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
  }
  if (wish === undefined) {
    process.stderr.write(usage)
    return 2
  }
  try {
    return await importFile(wish)
  } catch (cause) {
    if (cause instanceof FaultyUnits)
      return answer({ ...wish, register: unitList, file: wish.units ?? '' }, cause.reading, [])
    const sentence = sentenceOf(cause)
    if (sentence === undefined) throw cause
    return refuse(wish, sentence, rowOf(cause))
  }
}
