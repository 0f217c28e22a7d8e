import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { pendingMigrations } from '../../platform/db/migrate.ts'
import type { Place } from '../../platform/db/open.ts'
import type { Language } from '../../platform/http/problem.ts'
import { checkInvariants } from '../../platform/invariants/breaking-store.ts'
import type { CheckedInvariant, Invariant } from '../../platform/invariants/invariant.ts'
import { placeOf, shippedMigrations, withDatabase } from './data-places.ts'
import { invariantsOf } from '../server/invariants.ts'
import { slices } from '../server/slices.ts'

export const summary = 'asks all kept data whether what must always hold does hold'

const usage = `Usage: lianbing check-data --data <data directory | postgresql://…> [--lang zh-CN|en] [--json] [--list]

Reads only. The embedded database must not be in use: stop the server first. --list prints what would be asked.
Exit: 0 all hold, 1 some do not, 2 nothing could be asked.
`

interface Asked {
  place: Place | undefined
  language: Language
  json: boolean
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === undefined || args.includes('--help')) {
    process.stderr.write(usage)
    return args.includes('--help') ? 0 : 2
  }
  const invariants = invariantsOf(slices)
  if (asked.place === undefined) {
    for (const one of invariants) process.stdout.write(`${one.name}\t${one.says[asked.language]}\n`)
    return 0
  }
  try {
    return tell(asked, invariants, await checkPlace(asked.place, invariants))
  } catch (error) {
    if (!(error instanceof DirectoryInUse || error instanceof NotChecked)) throw error
    process.stderr.write(`lianbing check-data: ${error.message}\n`)
    return 2
  }
}

/** `place` undefined: only the list is asked for. */
function readArguments(args: string[]): Asked | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        lang: { type: 'string', default: 'zh-CN' },
        json: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    const { data, lang, json, list } = values
    if ((lang !== 'zh-CN' && lang !== 'en') || (data === undefined) !== list) return undefined
    return { place: data === undefined ? undefined : placeOf(data), language: lang, json }
  } catch {
    return undefined
  }
}

class NotChecked extends Error {}

async function checkPlace(place: Place, invariants: readonly Invariant[]): Promise<CheckedInvariant[]> {
  if (typeof place === 'object' && 'directory' in place && !existsSync(join(place.directory, 'db')))
    throw new NotChecked(
      `${place.directory} holds no data: give the directory that the server is started with (LIANBING_DATA)`,
    )
  return withDatabase(place, async ({ db }) => {
    const pending = await pendingMigrations(db, await shippedMigrations())
    if (pending.length > 0)
      throw new NotChecked(
        `the data were last used with another version (${pending.length} changes of the schema are missing, the first: ${pending[0] ?? ''}). Start the server once on them with this version, then check.`,
      )
    return checkInvariants(db, invariants)
  })
}

function tell(asked: Asked, invariants: readonly Invariant[], checked: readonly CheckedInvariant[]): number {
  const broken = checked.filter(({ count }) => count > 0)
  if (asked.json) process.stdout.write(`${JSON.stringify({ checked: checked.length, broken }, null, 2)}\n`)
  else for (const line of lines(asked.language, invariants, checked)) process.stdout.write(`${line}\n`)
  return broken.length === 0 ? 0 : 1
}

function lines(language: Language, invariants: readonly Invariant[], checked: readonly CheckedInvariant[]): string[] {
  const says = new Map(invariants.map((one) => [one.name, one.says[language]]))
  const broken = checked.filter(({ count }) => count > 0)
  const [holds, fails] = language === 'en' ? ['holds ', 'BROKEN'] : ['成立  ', '不成立']
  return [
    ...checked.map(({ name, count }) => `${count === 0 ? holds : fails}  ${name}  ${says.get(name) ?? ''}`),
    ...broken.flatMap(({ name, count, first }) => ['', `${name} (${count})`, ...first.map((object) => `  ${object}`)]),
    '',
    language === 'en'
      ? `${checked.length} asked, ${broken.length} broken.`
      : `共核对 ${checked.length} 条，${broken.length} 条不成立。`,
  ]
}
