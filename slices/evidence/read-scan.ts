/**
 * What a scanned file is, by its content: PDF, JPEG or PNG, whole and of a size that a browser shows. Whatever else it is,
 * it is refused with what to do.
 */
import { open, type FileHandle } from 'node:fs/promises'
import readExif from 'exif-reader'
import { problem } from '../../platform/http/problem.ts'
import type { PageType, PhotoClaims } from './contract.ts'
import { MOST_IMAGE_BYTES, MOST_PDF_BYTES, MOST_PIXELS, MOST_SIDE } from './model.ts'

const others: readonly [magic: readonly number[], what: string][] = [
  [[0x49, 0x49, 0x2a, 0x00], 'TIFF'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'TIFF'],
  [[0x49, 0x49, 0x2b, 0x00], 'TIFF'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x42, 0x4d], 'BMP'],
  [[0x50, 0x4b, 0x03, 0x04], 'ZIP / DOCX / OFD'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'DOC / XLS'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x52, 0x49, 0x46, 0x46], 'WEBP / AVI'],
  [[0x4d, 0x5a], 'EXE (Windows)'],
  [[0x7f, 0x45, 0x4c, 0x46], 'ELF (Linux)'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7Z'],
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

const isHeif = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(4, 12)).toString('latin1').startsWith('ftyp')

/** By the first bytes, at least 1,024 where the file has them. @throws evidence.not-a-scan */
export function typeOf(bytes: Uint8Array): PageType {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'application/pdf'
  const known = others.find(([magic]) => startsWith(bytes, magic))?.[1]
  throw problem('evidence.not-a-scan', { found: known ?? (isHeif(bytes) ? 'HEIC / MP4' : wordsFor(bytes)) })
}

/** Of what is no known kind: text, a page of the web, or its first bytes. */
function wordsFor(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1024))
  const text = head.toString('utf8')
  if (/^\s*(<!doctype html|<html)/i.test(text)) return 'HTML'
  const isText = !head.includes(0) && !text.slice(0, -4).includes('\uFFFD')
  return isText ? 'TXT' : `0x${head.subarray(0, 8).toString('hex')}`
}

/** @throws evidence.file-too-large */
export function mustFit(type: PageType, size: number): void {
  const most = type === 'application/pdf' ? MOST_PDF_BYTES : MOST_IMAGE_BYTES
  if (size > most) throw problem('evidence.file-too-large', { megabytes: most / MIB, size: Math.ceil(size / MIB) })
}

export interface ScannedImage {
  type: 'image/jpeg' | 'image/png'
  looksBlank: boolean
  claims: PhotoClaims | null
}

const MIB = 1024 * 1024

/** A PDF that was cut off has lost its end. @throws evidence.cut-off */
export async function mustEndAsPdf(path: string): Promise<void> {
  await withFile(path, async (file, size) => {
    const tail = await read(file, Math.max(0, size - 2048), Math.min(2048, size))
    if (!tail.includes('%%EOF')) throw problem('evidence.cut-off')
  })
}

/** @throws evidence.damaged, cut-off, too-many-pixels */
export function readImage(path: string, type: ScannedImage['type']): Promise<ScannedImage> {
  return withFile(path, async (file, size) => {
    const found = type === 'image/png' ? await readPng(file, size) : await readJpeg(file, size)
    const { width, height } = found
    if (width * height === 0) throw problem('evidence.damaged')
    if (width * height > MOST_PIXELS || Math.max(width, height) > MOST_SIDE)
      throw problem('evidence.too-many-pixels', { width, height, most: MOST_PIXELS / 1_000_000, side: MOST_SIDE })
    const perPixel = size / (width * height)
    return { type, looksBlank: perPixel < (type === 'image/png' ? 0.004 : 0.013), claims: found.claims }
  })
}

interface Found {
  width: number
  height: number
  claims: PhotoClaims | null
}

async function readPng(file: FileHandle, size: number): Promise<Found> {
  const [head, tail] = [await read(file, 0, 33), await read(file, Math.max(0, size - 12), 12)]
  if (head.toString('latin1', 12, 16) !== 'IHDR') throw problem('evidence.damaged')
  if (tail.toString('latin1', 4, 8) !== 'IEND') throw problem('evidence.cut-off')
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20), claims: null }
}

/** Start-of-frame markers; C4, C8 and CC are none. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Segments until the picture itself begins; a camera may put megabytes before it. */
async function readJpeg(file: FileHandle, size: number): Promise<Found> {
  // Some cameras and scanners pad behind the end.
  if ((await read(file, Math.max(0, size - 4096), 4096)).lastIndexOf(Buffer.from([0xff, 0xd9])) < 0)
    throw problem('evidence.cut-off')
  const found: Found = { width: 0, height: 0, claims: null }
  for (let at = 2; at + 4 <= size;) {
    const head = await read(file, at, 4)
    const [mark, marker = 0] = head
    if (mark !== 0xff) throw problem('evidence.damaged')
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd9)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const length = head.readUInt16BE(2)
    if (marker === 0xe1 && found.claims === null) found.claims = claimsIn(await read(file, at + 4, length - 2))
    if (isFrame(marker)) {
      const frame = await read(file, at + 4, 5)
      return { ...found, height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) }
    }
    if (marker === 0xda) break
    at += 2 + length
  }
  throw problem('evidence.damaged')
}

/** The camera's words; broken ones are none. Times have no zone: they stay as written. */
function claimsIn(segment: Buffer): PhotoClaims | null {
  if (segment.toString('latin1', 0, 4) !== 'Exif') return null
  try {
    const { Image, Photo, GPSInfo } = readExif(segment)
    const taken = Photo?.DateTimeOriginal ?? Image?.DateTime
    const device = [Image?.Make, Image?.Model]
      .filter((word) => typeof word === 'string')
      .join(' ')
      .replace(/[^\p{L}\p{N} .,_/-]/gu, '')
      .trim()
      .slice(0, 100)
    const claims: PhotoClaims = {
      ...(taken instanceof Date && !Number.isNaN(taken.getTime())
        ? { takenAt: taken.toISOString().slice(0, 19).replace('T', ' ') }
        : {}),
      ...position(GPSInfo),
      ...(device === '' ? {} : { device }),
    }
    return Object.keys(claims).length === 0 ? null : claims
  } catch {
    return null
  }
}

type Gps = { GPSLatitude?: number[]; GPSLatitudeRef?: string; GPSLongitude?: number[]; GPSLongitudeRef?: string }

function position(gps: Gps | undefined): Pick<PhotoClaims, 'latitude' | 'longitude'> {
  const latitude = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === 'S')
  const longitude = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === 'W')
  if (latitude === undefined || longitude === undefined) return {}
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : {}
}

function degrees(parts: number[] | undefined, negative: boolean): number | undefined {
  const [whole, minutes = 0, seconds = 0] = parts ?? []
  if (whole === undefined) return undefined
  const value = whole + minutes / 60 + seconds / 3600
  return Number.isFinite(value) ? Math.round((negative ? -value : value) * 100_000) / 100_000 : undefined
}

async function withFile<T>(path: string, use: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path, 'r')
  try {
    return await use(file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, length)), 0, Math.max(0, length), position)
  return buffer.subarray(0, bytesRead)
}
