/**
 * `npm run bench [name …] [-- --write]`: runs tools/bench/<name>.ts one after the other, prints what they measure, and
 * with --write keeps it in docs/measurements.md. Compare ratios; run on an idle machine.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { table, withSection, type Bench } from './measurement.ts'
import { root } from './tracked-files.ts'

const folder = join(root, 'tools/bench')
const page = join(root, 'docs/measurements.md')

const bench = z.object({ name: z.string(), run: z.custom<Bench['run']>((value) => typeof value === 'function') })

function machine(): string {
  const gib = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gib} GiB, Node ${process.versions.node}`
}

async function measure(file: string): Promise<{ name: string; text: string }> {
  const { name, run } = bench.parse(await import(join(folder, `${file}.ts`)))
  console.log(`\n${name} …`)
  const text = `${table(await run())}\n\nOn ${machine()}.`
  console.log(text)
  return { name, text }
}

async function main(args: string[]): Promise<number> {
  const write = args.includes('--write')
  const names = args.filter((arg) => !arg.startsWith('--'))
  const known = readdirSync(folder)
    .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0 || known.length === 0) {
    console.error(`No measurement "${unknown.join('", "')}". There are: ${known.join(', ')}`)
    return 2
  }
  for (const file of names.length > 0 ? names : known) {
    const { name, text } = await measure(file)
    if (write) writeFileSync(page, withSection(readFileSync(page, 'utf8'), name, text))
  }
  return 0
}

process.exitCode = await main(process.argv.slice(2))
