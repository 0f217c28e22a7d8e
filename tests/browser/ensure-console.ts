/** Builds the console where it is missing or older than a source; a running server keeps its files otherwise. */
import { execFile } from 'node:child_process'
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const sources = ['app/console/**/*', 'platform/web/**/*', 'slices/*/ui/**/*', 'slices/*/contract.ts', 'rules/**/*.ts']

export async function ensureConsole(root: string): Promise<void> {
  const built = await timeOf(join(root, 'dist/console/.vite/manifest.json'))
  if (built > (await newest(root))) return
  await buildWith(root, 'app/console/vite.config.ts')
}

/** In a process of its own: a test runner's NODE_ENV would put React's development build into it. */
export async function buildWith(root: string, config: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', '-c', join(root, config)], { cwd: root, env })
}

async function newest(root: string): Promise<number> {
  let latest = 0
  for await (const file of glob(sources, { cwd: root })) latest = Math.max(latest, await timeOf(join(root, file)))
  return latest
}

const timeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
