/** Builds the console into `dist/console`. `npx vite build -c app/console/vite.config.ts` */
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server puts a fresh nonce here on every response (style-src 'nonce-…'). */
export const nonceMark = '__LIANBING_NONCE__'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

export default defineConfig({
  define: { __LIANBING_VERSION__: JSON.stringify(version) },
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: nonceMark },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['LIANBING_PORT'] ?? '8080'}` } },
})
