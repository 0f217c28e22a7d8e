/** Scans that are nobody's: generated pages that say so, for demonstrations and tests. */
import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument, PageSizes, StandardFonts, rgb } from '@cantoo/pdf-lib'

/** A PDF whose pages look like forms; '' is a blank page. The same words give the same page. */
export async function syntheticPdf(pages: readonly string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false })
  const font = await made.embedFont(StandardFonts.Helvetica)
  for (const words of pages) {
    const page = made.addPage(PageSizes.A4)
    if (words === '') continue
    const { width, height } = page.getSize()
    page.drawRectangle({
      x: 40,
      y: 40,
      width: width - 80,
      height: height - 80,
      borderWidth: 1,
      borderColor: rgb(0.2, 0.2, 0.2),
    })
    page.drawText('SYNTHETIC PAGE - DEMONSTRATION ONLY', { x: 60, y: height - 80, size: 14, font })
    page.drawText(words, { x: 60, y: height - 120, size: 18, font })
    for (let line = 0; line < 18; line++)
      page.drawLine({
        start: { x: 60, y: height - 170 - line * 30 },
        end: { x: width - 60, y: height - 170 - line * 30 },
        thickness: 0.5,
        color: rgb(0.7, 0.7, 0.7),
      })
  }
  return made.save()
}

/** A PNG of coloured bands, in place of a photograph; another `seed` is another picture. */
export function syntheticPhoto(seed: number, { width = 640, height = 480 } = {}): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let state = (seed + 1) >>> 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (x % 8 === 0) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const at = y * (1 + width * 3) + 1 + x * 3
      rows[at] = (x + seed * 37) & 255
      rows[at + 1] = (y + (state >>> 26)) & 255
      rows[at + 2] = (state >>> 24) & 127
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
