/**
 * Builds the field app into `dist/field`, served at /field/. The service worker is our own (service-worker.ts): the build tells it
 * which files there are, and their hash, and nothing else.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compressAll } from '../build/compressed.ts'

const outDir = join(import.meta.dirname, '../../dist/field')
const worker = 'service-worker.js'

/** Puts the list of files, and one hash over all of them, into the service worker. */
const precache: Plugin = {
  name: 'precache',
  apply: 'build',
  enforce: 'post',
  closeBundle: async () => {
    const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(outDir.length + 1))
      .filter((name) => name !== worker && !name.startsWith('.vite') && !/\.(gz|br)$/.test(name))
      .toSorted()
    const hash = createHash('sha256')
    for (const name of names) hash.update(name).update(await readFile(join(outDir, name)))
    const place = join(outDir, worker)
    const text = await readFile(place, 'utf8')
    const told = JSON.stringify({ version: hash.digest('hex').slice(0, 16), names })
    await writeFile(place, text.replace('__PRECACHE__', told))
    await compressAll([...names, worker].map((name) => join(outDir, name)))
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/field/',
  plugins: [react(), precache],
  build: {
    outDir,
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        'service-worker': join(import.meta.dirname, 'service-worker.ts'),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'service-worker' ? worker : 'assets/[name]-[hash].js'),
      },
    },
  },
})
