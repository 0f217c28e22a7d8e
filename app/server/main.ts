import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { MigrationRefused } from '../../platform/db/migrate.ts'
import { chosenSuite } from './audit-upkeep.ts'
import { demonstrationCampaign, loadDemonstration } from './demonstration.ts'
import { personaLinks } from './personas.ts'
import { startHouse, type RunningHouse, type Settings } from './server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const HOST = '127.0.0.1'

function settingsFrom(env: NodeJS.ProcessEnv, campaigns: Settings['campaigns']): Settings {
  const directory = resolve(root, env['LIANBING_DATA'] ?? 'data')
  const url = env['DATABASE_URL']
  return {
    root,
    directory,
    database: url === undefined || url === '' ? { directory } : { url },
    demonstration: true,
    https: false,
    campaigns,
    log: true,
    now: () => new Date(),
  }
}

/** Folder name and title of every campaign in the clone, the demonstration's first. */
async function findCampaigns(): Promise<{ name: string; title: string }[]> {
  const folders = await readdir(join(root, 'campaigns')).catch(() => [])
  const whole = folders.filter((name) => existsSync(join(root, 'campaigns', name, 'campaign.yaml'))).toSorted(byPlace)
  return Promise.all(
    whole.map(async (name) => ({
      name,
      title: titleIn(await readFile(join(root, 'campaigns', name, 'campaign.yaml'), 'utf8')) ?? name,
    })),
  )
}

const byPlace = (a: string, b: string): number =>
  Number(b === demonstrationCampaign) - Number(a === demonstrationCampaign) || (a < b ? -1 : 1)

const titleIn = (yaml: string): string | undefined => /^title:\s*["']?(.+?)["']?\s*$/m.exec(yaml)?.[1]

function portFrom(env: NodeJS.ProcessEnv): number {
  const port = Number(env['PORT'] ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT is '${env['PORT']}': give a number from 0 to 65535`)
  return port
}

async function listen(house: RunningHouse, port: number): Promise<string> {
  const address = await house.app.listen({ host: HOST, port, listenTextResolver: () => 'listening' })
  return `http://${HOST}:${new URL(address).port || '80'}`
}

async function main(): Promise<void> {
  const base = settingsFrom(process.env, await findCampaigns())
  const settings = { ...base, suite: await chosenSuite(base.directory, process.env['LIANBING_CRYPTO']) }
  const house = await startHouse(settings)
  const stop = (): void =>
    void house.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // 'empty': only the campaigns and the personas, for tests that bring their own data
  if (process.env['LIANBING_DEMONSTRATION'] !== 'empty') {
    for (const line of await loadDemonstration(
      house.doer,
      settings.campaigns.map(({ name }) => name),
    ))
      house.app.log.info(line)
  }
  const origin = await listen(house, portFrom(process.env))
  const links = await personaLinks(house.doer, { directory: settings.directory, origin })
  process.stdout.write('\n演示数据，仅限本机。一键登录：  Demonstration, this machine only. One-click sign-in:\n')
  for (const { person, link } of links) process.stdout.write(`  ${person.role.padEnd(18)}${link}  ${person.name}\n`)
  process.stdout.write(`\nReady: ${origin}\n`)
}

/** What an administrator can mend needs its sentence, not our stack. */
function isExpected(error: unknown): error is Error {
  if (error instanceof DirectoryInUse || error instanceof MigrationRefused) return true
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'EADDRINUSE' || code === 'ECONNREFUSED' || code === 'EACCES'
}

try {
  await main()
} catch (error) {
  const text = isExpected(error) ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`lianbing: ${text}\n`)
  process.exit(1)
}
