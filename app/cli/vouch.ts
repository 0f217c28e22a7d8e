import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { collectMigrations, pendingMigrations } from '../../platform/db/migrate.ts'
import { openDatabase, type Place } from '../../platform/db/open.ts'
import { vouchAtMachine } from '../../slices/people/vouch.ts'

export const summary = 'at the machine: says that an account which one hand opened is its holder’s own'

const usage = `Usage: lianbing vouch --data <data directory | postgresql://…> --login <login name> --reason <why>

For an installation whose first accounts were all opened by the first administrator: nobody there can vouch for another.
Written to the audit log and told to everybody who watches over accounts. Stop the server first, unless it is on PostgreSQL.
Exit: 0 done, 1 no such account in use, 2 nothing was done.
`

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Asked {
  data: string
  login: string
  reason: string
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === undefined) {
    process.stderr.write(usage)
    return args.includes('--help') ? 0 : 2
  }
  try {
    return await vouchIn(asked)
  } catch (error) {
    if (!(error instanceof DirectoryInUse || error instanceof NotThere)) throw error
    process.stderr.write(`lianbing vouch: ${error.message}\n`)
    return 2
  }
}

function readArguments(args: string[]): Asked | undefined {
  const text = { type: 'string' } as const
  try {
    const { data, login, reason } = parseArgs({ args, options: { data: text, login: text, reason: text } }).values
    if (data === undefined || login === undefined || reason === undefined || reason.trim().length < 4) return undefined
    return { data, login, reason: reason.trim() }
  } catch {
    return undefined
  }
}

class NotThere extends Error {}

async function vouchIn({ data, login, reason }: Asked): Promise<number> {
  const place: Place = /^postgres(ql)?:\/\//.test(data) ? { url: data } : { directory: resolve(data) }
  if ('directory' in place && !existsSync(join(place.directory, 'db')))
    throw new NotThere(`${place.directory} holds no data: give the directory that the server is started with`)
  const { db, close } = await openDatabase(place)
  try {
    if ((await pendingMigrations(db, await collectMigrations(root))).length > 0)
      throw new NotThere('the data were last used with another version: start the server once on them first')
    const name = await vouchAtMachine({ db, actor: null, now: () => new Date() }, { login, reason })
    process.stdout.write(name === undefined ? `No account in use: ${login}\n` : `Vouched for: ${name} (${login})\n`)
    return name === undefined ? 1 : 0
  } finally {
    await close()
  }
}
