import { parseArgs } from 'node:util'
import { simulateProvince, writeProvince, writeRegisters } from '../simulate/index.ts'
import { loadWorkingDays } from '../campaigns/load-working-days.ts'
import { writeDossiers } from '../simulate/dossiers/write.ts'
import { writeDirtyRegister } from '../simulate/dirty/write.ts'
import type { SyntheticProvince } from '../simulate/province.ts'

export const summary =
  'make a synthetic province: simulate --seed <text> --out <folder> [--dirty] [--cases <n>] [--units <n>] [--case-files <n>]'

const usage = `Usage: lianbing simulate --seed <text> --out <folder> [--dirty] [--cases <n>] [--units <n>]
       lianbing simulate --seed <text> --out <folder> --case-files <n>

  --seed   any text; the same seed gives the same bytes
  --out    folder to write (made if missing); what stands in files of these names is replaced
  --dirty  the case register as real offices have it: several XLSX and CSV files with planted mistakes under dirty/,
           and dirty/expected.json with the answer, instead of cases.csv
  --cases  rows of the case register (default 6000, at least 1000)
  --units  scored units (default and least: the 110 real ones; further ones are synthetic)
  --case-files  instead of a province so many case files for check-file, with planted defects and clean twins, and
           expected.json with the rules planted in each

Places are real; people, enterprises and cases are made up and look it.
`

const options = {
  seed: { type: 'string' },
  out: { type: 'string' },
  dirty: { type: 'boolean', default: false },
  cases: { type: 'string' },
  units: { type: 'string' },
  'case-files': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

interface Order {
  seed: string
  out: string
  dirty: boolean
  sizes: { cases?: number; units?: number }
  caseFiles?: number
}

const whole = (name: string, text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new RangeError(`--${name}: a whole number, not "${text}"`)
  return Number(text)
}

function read(args: string[]): Order | 'help' {
  const { values } = parseArgs({ args, options })
  if (values.help) return 'help'
  if (!values.seed) throw new RangeError('--seed is missing')
  if (!values.out) throw new RangeError('--out is missing')
  const sizes: Order['sizes'] = {}
  if (values.cases !== undefined) sizes.cases = whole('cases', values.cases)
  if (values.units !== undefined) sizes.units = whole('units', values.units)
  const order = { seed: values.seed, out: values.out, dirty: values.dirty, sizes }
  const wanted = values['case-files']
  return wanted === undefined ? order : { ...order, caseFiles: whole('case-files', wanted) }
}

async function make({ seed, out, dirty, sizes }: Order): Promise<SyntheticProvince> {
  const province = simulateProvince(seed, sizes)
  if (!dirty) writeProvince(province, out)
  else {
    writeRegisters(province, out)
    await writeDirtyRegister(province, out)
  }
  return province
}

const isUserError = (error: unknown): error is Error =>
  error instanceof RangeError || (error instanceof TypeError && 'code' in error)

export async function run(args: string[]): Promise<number> {
  try {
    const order = read(args)
    if (order === 'help') {
      process.stdout.write(usage)
      return 0
    }
    const { seed, out: folder, caseFiles } = order
    if (caseFiles !== undefined) {
      writeDossiers({ seed, count: caseFiles, folder }, await loadWorkingDays())
      process.stdout.write(`${folder}: ${caseFiles} case files\n`)
      return 0
    }
    const { units, officers, cases } = await make(order)
    const sizes = `${units.length - 1} units, ${officers.length} officers, ${cases.length} cases`
    process.stdout.write(`${order.out}: ${sizes}\n`)
    return 0
  } catch (error) {
    if (!isUserError(error)) throw error
    process.stderr.write(`lianbing simulate: ${error.message}\n\n${usage}`)
    return 2
  }
}
