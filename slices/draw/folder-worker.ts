/** Packs a folder in a thread of its own. */
import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import { maskedFiles, wholeFiles } from './folder-text.ts'
import { asFolderAsk } from './worker-input.ts'

export default async function packInWorker(input: unknown): Promise<Uint8Array> {
  const ask = asFolderAsk(input)
  const files = ask.kind === 'whole' ? wholeFiles(ask) : maskedFiles(ask)
  if (ask.minutes !== null) files.set('minutes.docx', ask.minutes)
  files.set('verifier.html', ask.verifier)
  files.set('README.txt', ask.readme)
  const sums = [...files].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`)
  files.set('SHA256SUMS', sums.join(''))
  const zip = new JSZip()
  for (const [name, content] of files) zip.file(name, content, { date: new Date(ask.date), createFolders: false })
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } })
}
