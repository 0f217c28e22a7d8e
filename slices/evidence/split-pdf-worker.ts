/**
 * A PDF as files of one page each, in a thread of its own: a page then has bytes, and a hash that `sha256sum` shows, of its
 * own, and a telephone loads one page. The same page gives the same bytes whenever it is taken out. Opens no database.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { decodePDFRawStream, EncryptedPDFError, PDFDocument, PDFName, PDFRawStream, ParseSpeeds } from '@cantoo/pdf-lib'

export interface SplitInput {
  path: string
  mostPages: number
  /** A file whose pages share what each then has for itself could swell beyond all measure. */
  mostBytes: number
  /** How many pages the reader has kept: no more than `AHEAD` wait for it in memory. */
  kept: Int32Array<SharedArrayBuffer>
}

/** Scanned pages have half a megabyte each. */
const AHEAD = 8

export interface SplitPage {
  page: number
  bytes: Uint8Array
  look: string
  looksBlank: boolean
}

export type SplitResult =
  { pages: number } | { refused: 'encrypted' | 'damaged' | 'no-pages' | 'too-many-pages' | 'swelling'; detail: string }

export default async function split(
  { path, mostPages, mostBytes, kept }: SplitInput,
  progress: (done: number, of?: number) => void,
  send: (page: SplitPage) => void,
): Promise<SplitResult> {
  try {
    const source = await PDFDocument.load(await readFile(path), {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    })
    const count = source.getPageCount()
    if (count === 0) return { refused: 'no-pages', detail: '' }
    if (count > mostPages) return { refused: 'too-many-pages', detail: String(count) }
    let written = 0
    for (let page = 1; page <= count; page++) {
      const one = await takeOut(source, page)
      written += one.bytes.length
      if (written > mostBytes) return { refused: 'swelling', detail: String(page) }
      send(one)
      progress(page, count)
      waitFor(kept, page - AHEAD)
    }
    return { pages: count }
  } catch (error) {
    if (error instanceof EncryptedPDFError) return { refused: 'encrypted', detail: '' }
    return { refused: 'damaged', detail: '' }
  }
}

/** Until the reader has kept so many pages; this thread has nothing else to do. */
function waitFor(kept: Int32Array<SharedArrayBuffer>, pages: number): void {
  for (let now = Atomics.load(kept, 0); now < pages; now = Atomics.load(kept, 0)) Atomics.wait(kept, 0, now)
}

async function takeOut(source: PDFDocument, page: number): Promise<SplitPage> {
  const one = await PDFDocument.create({ updateMetadata: false })
  const [copied] = await one.copyPages(source, [page - 1])
  if (copied === undefined) throw new Error(`page ${page}`)
  // What a page may do when it is opened is no part of what it shows.
  copied.node.delete(PDFName.of('AA'))
  one.addPage(copied)
  const shown = lookOf(one)
  return { page, bytes: await one.save({ useObjectStreams: false, addDefaultPage: false }), ...shown }
}

/** Names of fonts and pictures are the writer's own; what is drawn is not. */
const withoutNames = (drawn: string): string => drawn.replace(/\/[^\s/[\]<>()]+/g, '/x')

const paints = /(?:^|\s)(Tj|TJ|'|"|Do|f\*?|F|S|s|B\*?|b\*?|sh|BI)(?=\s|$)/

function lookOf(one: PDFDocument): Pick<SplitPage, 'look' | 'looksBlank'> {
  const hash = createHash('sha256')
  const pieces: string[] = []
  let [drawsAnything, pixels, imageBytes] = [false, 0, 0]
  for (const [, object] of one.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    const isImage = object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
    if (isImage) {
      pixels += sideOf(object, 'Width') * sideOf(object, 'Height')
      imageBytes += object.contents.length
    }
    const text = isImage ? undefined : drawnBy(object)
    if (text !== undefined) drawsAnything ||= paints.test(text)
    pieces.push(
      createHash('sha256')
        .update(text === undefined ? object.contents : withoutNames(text))
        .digest('hex'),
    )
  }
  for (const piece of pieces.toSorted()) hash.update(piece)
  const isPale = pixels > 500_000 && imageBytes / pixels < 0.002
  return { look: hash.digest('hex'), looksBlank: !drawsAnything || isPale }
}

function sideOf(image: PDFRawStream, side: 'Width' | 'Height'): number {
  const value = Number(String(image.dict.get(PDFName.of(side))))
  return Number.isFinite(value) ? value : 0
}

function drawnBy(stream: PDFRawStream): string | undefined {
  if (stream.dict.has(PDFName.of('Length1'))) return undefined
  try {
    return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  } catch {
    return undefined
  }
}
