/**
 * The real server, the real console, Debian's Chromium. A test opens a page as a persona and then asks everything a
 * page owes at once: no error in the console, no request to another host, no sideways scroll, no finding of axe.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ensureConsole } from './ensure-console.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const pictures = join(root, '.cache/pictures')

export interface RunningHouse {
  origin: string
  /** The sign-in link of a role's persona, as the server printed it. */
  linkOf: (role: string) => string
  /** Of a real installation without an administrator: the link that makes the first. */
  firstLink?: string
  close: () => Promise<void>
}

/** A house whose server can die and come back at the same address with the same data. */
export interface MortalHouse extends RunningHouse {
  die: () => Promise<void>
  comeBack: () => Promise<void>
}

/** Starts app/server/main.ts on a free port with its own empty data directory. */
export async function startHouse(mode: 'demonstration' | 'real' = 'demonstration'): Promise<MortalHouse> {
  await ensureConsole(root)
  const data = await mkdtemp(join(tmpdir(), 'lianbing-browser-'))
  let server = startServer(data, '0', mode)
  const close = async (): Promise<void> => {
    await stop(server, 'SIGTERM')
    await rm(data, { recursive: true, force: true })
  }
  try {
    const announced = await readAnnouncement(server)
    const comeBack = async (): Promise<void> => {
      server = startServer(data, new URL(announced.origin).port, mode)
      await readAnnouncement(server)
    }
    return { ...announced, close, comeBack, die: () => stop(server, 'SIGKILL') }
  } catch (error) {
    await close()
    throw error
  }
}

const startServer = (data: string, port: string, mode: string): ChildProcess =>
  spawn(join(root, 'node_modules/.bin/node'), ['app/server/main.ts'], {
    cwd: root,
    env: { ...process.env, LIANBING_DATA: data, LIANBING_MODE: mode, PORT: port, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Reads the printed links until the line `Ready: <origin>`. */
async function readAnnouncement(server: ChildProcess): Promise<Omit<RunningHouse, 'close'>> {
  if (server.stdout === null || server.stderr === null) throw new Error('the server has no output')
  let complaints = ''
  server.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const links = new Map<string, string>()
  let firstLink = ''
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /^\s*(\S+)\s+(http:\S+\/sign-in\/\S+)/.exec(line)
    if (link?.[1] !== undefined && link[2] !== undefined) links.set(link[1], link[2])
    firstLink = /^\s*(http:\S+\/first#\S+)/.exec(line)?.[1] ?? firstLink
    const ready = /^Ready: (\S+)/.exec(line)
    if (ready?.[1] === undefined) continue
    server.stdout.resume()
    const linkOf = (role: string): string => links.get(role) ?? missing(role, links)
    return { origin: ready[1], linkOf, ...(firstLink === '' ? {} : { firstLink }) }
  }
  throw new Error(`the server ended before it was ready\n${complaints}`)
}

function missing(role: string, links: ReadonlyMap<string, string>): never {
  throw new Error(`no persona ${role}; there are ${[...links.keys()].join(', ')}`)
}

async function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill(signal)
  const patience = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(patience)
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface Visit {
  page: Page
  /** Everything a page must not do, as it happened. */
  complaints: string[]
}

/** LIANBING_SLOW=6: pages have a sixth of this machine's speed; to find what only a fast machine gets right. */
async function slowed(page: Page): Promise<void> {
  const rate = Number(process.env['LIANBING_SLOW'] ?? '1')
  if (rate > 1) await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate })
}

/** A fresh browser profile; with a role, signed in by its link. Close `page.context()` when done. */
export async function visit(
  browser: Browser,
  house: RunningHouse,
  { role, size = desktop, language = 'zh-CN' }: { role?: string; size?: typeof desktop; language?: string },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: size, locale: language, reducedMotion: 'reduce' })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await slowed(page)
  const complaints = watch(page, house.origin)
  await page.goto(role === undefined ? house.origin : house.linkOf(role))
  await settled(page)
  return { page, complaints }
}

/** Collects what a page must not do: errors, warnings, requests to another host. */
export function watch(page: Page, origin: string): string[] {
  const complaints: string[] = []
  // What the content security policy refuses, said by the browser as an event and in the console.
  void page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))`,
  )
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) complaints.push(`foreign request: ${url}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}

/** Nothing is loading any more: no request under way, no skeleton, no spinner. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy="true"], .ant-spin-spinning').first().waitFor({ state: 'detached' })
}

/** Into .cache/pictures/, to be looked at. */
export async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/**
 * The page that was asked for is there; what floats over it (a tip that the pointer has left, a menu on its way out) is gone and
 * nothing moves; so a slow machine is not judged in the middle of a change. What stays up, because a test holds it open, is
 * judged with the page.
 */
async function atRest(page: Page): Promise<void> {
  // Asked again and again from outside: a predicate that waits inside the page is one that its content policy forbids.
  for (let tries = 0; tries < 50; tries += 1) {
    const moving = await page.evaluate<boolean>(
      `document.querySelector('h1')?.checkVisibility() !== true ||
      [...document.querySelectorAll('.ant-tooltip, [class*="-leave-active"], [class*="-appear-active"], [class*="-enter-active"]')]
        .some((part) => part.checkVisibility())`,
    )
    if (!moving) return
    await page.waitForTimeout(100)
  }
}

/** All that the page as it stands gets wrong, one sentence each; an empty list is what a test expects. */
export async function faultsOf({ page, complaints }: Visit): Promise<string[]> {
  await atRest(page)
  return [...complaints, ...(await sideways(page)), ...(await axeFindings(page))]
}

async function sideways(page: Page): Promise<string[]> {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  return content > window ? [`scrolls sideways: ${content} px of content in ${window} px`] : []
}

interface AxeFinding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

async function axeFindings(page: Page): Promise<string[]> {
  const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  await page.evaluate(await readFile(source, 'utf8'))
  const findings = await page.evaluate<AxeFinding[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations)`)
  return findings.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe ${id}: ${help} — ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}
