/** Builds the console where it is missing or older than a source; a running server keeps its files otherwise. */
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const sources = ['app/console/**/*', 'platform/web/**/*', 'slices/*/ui/**/*', 'slices/*/contract.ts', 'rules/**/*.ts']

export async function ensureConsole(root: string): Promise<void> {
  const built = await timeOf(join(root, 'dist/console/.vite/manifest.json'))
  if (built > (await newest(root))) return
  await build({ configFile: join(root, 'app/console/vite.config.ts'), logLevel: 'warn' })
}

async function newest(root: string): Promise<number> {
  let latest = 0
  for await (const file of glob(sources, { cwd: root })) latest = Math.max(latest, await timeOf(join(root, file)))
  return latest
}

const timeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
