/** Builds the shared parts with figures of their own, to be looked at and checked without a server. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: join(import.meta.dirname, '../../../.cache/gallery'), emptyOutDir: true },
})
