/** Typst source into a PDF, with the open Chinese font in it (family "Noto Sans Hans"). In a thread of its own: the compiler is 28 MB of wasm. */
import { runInWorker } from '../jobs/run-in-worker.ts'

/** @throws Error with Typst's own diagnostics where the source is wrong */
export const pdfOf = (source: string): Promise<Uint8Array> =>
  runInWorker<Uint8Array>(new URL('./pdf-worker.ts', import.meta.url), { source })

/** A text that Typst takes for nothing but text: a string literal of its code mode. */
export const literal = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '')}"`
