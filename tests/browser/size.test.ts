import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ensureConsole } from './ensure-console.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'dist/console')
const kB = 1000

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
type Manifest = z.infer<typeof manifestSchema>

let manifest: Manifest

beforeAll(async () => {
  await ensureConsole(root)
  manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')))
})

/** The files that a chunk needs before it runs: itself, what it imports, their styles. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (chunk === undefined || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const style of chunk.css) seen.add(style)
  for (const next of chunk.imports) filesOf(next, seen)
  return seen
}

async function gzipped(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(folder, file))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

describe('the built console', () => {
  it.each(['zh-CN', 'en'])(
    'loads its first page, home, with its words in %s in less than 350 kB gzip',
    async (language) => {
      const parts = ['index.html', 'console.tsx', `words.${language}.ts`, 'home-page.tsx']
      const size = await gzipped(new Set(parts.flatMap((part) => [...filesOf(part)])))
      expect(size).toBeGreaterThan(100 * kB)
      expect(size).toBeLessThan(350 * kB)
    },
  )

  it('brings the words of one language, not of both', async () => {
    const [chinese, english] = await Promise.all(
      ['zh-CN', 'en'].map((language) => readFile(join(folder, manifest[`words.${language}.ts`]?.file ?? ''), 'utf8')),
    )
    expect([chinese, english].map((words) => words?.includes('连不上服务器'))).toEqual([true, false])
    expect([chinese, english].map((words) => words?.includes('The server cannot be reached'))).toEqual([false, true])
    const first = [...filesOf('index.html'), ...filesOf('console.tsx')].filter((file) => file.endsWith('.js'))
    for (const file of first)
      expect(await readFile(join(folder, file), 'utf8')).not.toMatch(/连不上服务器|The server cannot be reached/)
  })

  it('keeps every page out of the first load', () => {
    const first = new Set([...filesOf('index.html'), ...filesOf('console.tsx')])
    const lazy = manifest['console.tsx']?.dynamicImports ?? []
    expect(lazy.length).toBeGreaterThan(0)
    for (const page of lazy) expect([...first]).not.toContain(manifest[page]?.file)
  })

  it('names no other host to load from', async () => {
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    expect(
      [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url).filter((url) => !/^\/[^/]/.test(url ?? '')),
    ).toEqual([])
    const styles = (await readdir(join(folder, 'assets'))).filter((file) => file.endsWith('.css'))
    for (const style of styles)
      expect(await readFile(join(folder, 'assets', style), 'utf8')).not.toMatch(/url\(\s*["']?(https?:)?\/\//)
  })
})
