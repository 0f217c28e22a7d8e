/** Builds console and field app where they are missing or older than a source; a running server keeps its files otherwise. */
import { execFile } from 'node:child_process'
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const shared = ['platform/web/**/*', 'slices/*/ui/**/*', 'slices/*/contract.ts', 'rules/**/*.ts']
const parts = {
  console: ['app/console/**/*', ...shared],
  field: ['app/field/**/*', 'platform/offline/**/*', 'slices/*/offline/**/*', ...shared],
}

export async function ensureConsole(root: string): Promise<void> {
  for (const [part, sources] of Object.entries(parts)) {
    const built = await timeOf(join(root, `dist/${part}/.vite/manifest.json`))
    if (built <= (await newest(root, sources))) await buildWith(root, `app/${part}/vite.config.ts`)
  }
}

/** In a process of its own: a test runner's NODE_ENV would put React's development build into it. */
export async function buildWith(root: string, config: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', '-c', join(root, config)], { cwd: root, env })
}

async function newest(root: string, sources: readonly string[]): Promise<number> {
  let latest = 0
  for await (const file of glob([...sources], { cwd: root })) latest = Math.max(latest, await timeOf(join(root, file)))
  return latest
}

const timeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
