/** Builds the console into `dist/console`. `npx vite build -c app/console/vite.config.ts` */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compressAll } from '../build/compressed.ts'
import { verifierPage } from '../build/draw-verifier.ts'
import { pdfParts } from './pdf-plugin.ts'
import { wordsByLanguage } from './words-plugin.ts'
import manifest from '../../package.json' with { type: 'json' }

const outDir = join(import.meta.dirname, '../../dist/console')

const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  closeBundle: async () => {
    const files = await readdir(outDir, { recursive: true })
    await compressAll(files.map((file) => join(outDir, file)))
  },
}

export default defineConfig({
  define: { __LIANBING_VERSION__: JSON.stringify(manifest.version) },
  root: import.meta.dirname,
  // The server puts a fresh one in its place with each answer: platform/http/console.ts.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [wordsByLanguage, react(), pdfParts, precompress, verifierPage],
  build: {
    outDir,
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` } },
})
