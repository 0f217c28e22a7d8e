import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { MigrationRefused } from '../../platform/db/migrate.ts'
import { makeFirstLink } from '../../slices/people/first-administrator.ts'
import { chosenSuite, deletesByItself } from './audit-upkeep.ts'
import { demonstrationCampaign, loadDemonstration } from './demonstration.ts'
import { chosenMode, WrongMode } from './mode.ts'
import { personaLinks } from './personas.ts'
import { SettingsRefused } from '../../platform/auth/oidc-settings.ts'
import { waysFrom } from './ways-to-sign-in.ts'
import { startHouse, type RunningHouse, type Settings } from './server.ts'
import { secondFactorSetting, sessionSettings } from './session-settings.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const HOST = '127.0.0.1'
/** A whole region may ask at the same moment; Node's own 511 turns the rest away. */
const BACKLOG = 2_048

async function settingsFrom(env: NodeJS.ProcessEnv, campaigns: Settings['campaigns']): Promise<Settings> {
  const directory = resolve(root, env['LIANBING_DATA'] ?? 'data')
  const demonstration = (await chosenMode(directory, env['LIANBING_MODE'])) === 'demonstration'
  const url = env['DATABASE_URL']
  return {
    root,
    directory,
    database: url === undefined || url === '' ? { directory } : { url },
    demonstration,
    https: !demonstration && (env['LIANBING_ORIGIN'] ?? '').startsWith('https://'),
    campaigns,
    log: true,
    now: () => new Date(),
    sessions: sessionSettings(env),
    secondFactor: secondFactorSetting(env),
    key: env['LIANBING_KEY'] ?? '',
    ...(await waysFrom(directory, env)),
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
  const address = await house.app.listen({ host: HOST, port, backlog: BACKLOG, listenTextResolver: () => 'listening' })
  return `http://${HOST}:${new URL(address).port || '80'}`
}

async function main(): Promise<void> {
  const base = await settingsFrom(process.env, await findCampaigns())
  const settings = {
    ...base,
    suite: await chosenSuite(base.directory, process.env['LIANBING_CRYPTO']),
    deletesByItself: await deletesByItself(base.directory, process.env['LIANBING_RETENTION']),
  }
  const house = await startHouse(settings)
  const stop = (): void =>
    void house.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (settings.demonstration) await loadPersonasWorld(house, settings)
  const origin = await listen(house, portFrom(process.env))
  const told = settings.demonstration ? await personasTold(house, settings, origin) : await firstLinkTold(house, origin)
  process.stdout.write(`${told}\nReady: ${origin}\n`)
}

/** 'empty': only the campaigns and the personas, for tests that bring their own data. */
async function loadPersonasWorld({ doer, app }: RunningHouse, { campaigns }: Settings): Promise<void> {
  if (process.env['LIANBING_DEMONSTRATION'] === 'empty') return
  const names = campaigns.map(({ name }) => name)
  for (const line of await loadDemonstration(doer, names)) app.log.info(line)
}

async function personasTold({ doer }: RunningHouse, { directory }: Settings, origin: string): Promise<string> {
  const links = await personaLinks(doer, { directory, origin })
  const lines = links.map(({ person, link }) => `  ${person.role.padEnd(20)}${link}  ${person.name}\n`)
  return `\n演示数据，仅限本机。一键登录：  Demonstration, this machine only. One-click sign-in:\n${lines.join('')}`
}

/** The secret stands behind #: no server sees it, no log keeps it. LIANBING_ORIGIN: the address people use. */
async function firstLinkTold({ doer }: RunningHouse, listening: string): Promise<string> {
  const secret = await makeFirstLink(doer)
  if (secret === undefined) return '\n正式系统。  A real installation.\n'
  const origin = (process.env['LIANBING_ORIGIN'] ?? listening).replace(/\/$/, '')
  return `\n正式系统，还没有管理员。用这个链接设立第一位管理员（只能用一次；重新启动会换新的）：
A real installation without an administrator yet. This link makes the first one (one use; a restart prints a new one):
  ${origin}/first#${secret}\n`
}

/** What an administrator can mend needs its sentence, not our stack. */
function isExpected(error: unknown): error is Error {
  if (error instanceof DirectoryInUse || error instanceof MigrationRefused) return true
  if (error instanceof WrongMode || error instanceof SettingsRefused) return true
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
