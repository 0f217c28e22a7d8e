/** Lays beside the console what PDF.js asks for while it draws: fonts, tables of Chinese letters, a reader of JPEG 2000. */
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const wanted: Readonly<Record<string, (name: string) => boolean>> = {
  cmaps: (name) => name.endsWith('.bcmap'),
  standard_fonts: (name) => /\.(pfb|ttf)$/.test(name),
  wasm: (name) => name.endsWith('_fallback.js'),
}

/** The version stands in the address: what a browser has kept of another one is not taken. */
export const pdfParts: Plugin = {
  name: 'pdf-parts',
  apply: 'build',
  async generateBundle() {
    const { version }: { version: string } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
    for (const [folder, isWanted] of Object.entries(wanted))
      for (const name of (await readdir(join(home, folder))).filter(isWanted))
        this.emitFile({
          ...{ type: 'asset', fileName: `assets/pdf-${version}/${folder}/${name}` },
          source: await readFile(join(home, folder, name)),
        })
  },
}
