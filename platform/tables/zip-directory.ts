/** The list of a zip's parts and their bytes, with a limit on what they unpack to. An .xlsx is a zip. */
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import { Problem, problem } from '../http/problem.ts'

/** 230,000 rows of 20 columns unpack to about 220 MB. */
const unpackedLimit = 1024 * 1024 * 1024
const partLimit = 64 * 1024 * 1024
/** A workbook of a thousand sheets has about three thousand parts. */
const mostParts = 10_000
/** Registers shrink to a tenth; the same row a million times, to a hundredth. What shrinks further was made to swell. */
const mostSwelling = 250
const smallAnyway = 128 * 1024 * 1024

interface ZipPart {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

export interface ZipDirectory {
  /** Names are the same whatever their case. */
  has: (name: string) => boolean
  /** Is there a part of just this name? */
  isWritten: (name: string) => boolean
  names: () => string[]
  /** Bytes that all parts unpack to, as the list says. */
  unpacked: number
  /** A small part as text ('' where it is missing). */
  text: (name: string) => string
  /** The pieces of a part one after the other. */
  pieces: (name: string) => AsyncIterable<Buffer>
}

const damaged = (detail: string) => problem('tables.damaged', { detail })
const unusual = (detail: string) => problem('tables.unusual', { detail })
const tooLarge = () => problem('tables.too-large', { megabytes: unpackedLimit / 1024 / 1024 })

function findEnd(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - 65_557)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < from || end + 22 > bytes.length) throw damaged('没有结尾 no end record')
  return end
}

/** Names of parts are the same whatever their case (ECMA-376, part 2). */
const keyOf = (name: string): string => name.toLowerCase()

function readParts(bytes: Buffer): Map<string, ZipPart> {
  const end = findEnd(bytes)
  const parts = new Map<string, ZipPart>()
  let at = bytes.readUInt32LE(end + 16)
  if (at === 0xffffffff) throw tooLarge()
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostParts) throw unusual(`${count} 个部分 parts`)
  for (let left = count; left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged('目录不全 directory cut off')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    // Readers differ in which of two they take: what is checked and what is read must be the same.
    if (parts.has(keyOf(name))) throw unusual(`两个 two × ${name.slice(0, 60)}`)
    parts.set(keyOf(name), {
      name,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

function packedBytes(bytes: Buffer, part: ZipPart): Buffer {
  if (part.offset + 30 > bytes.length) throw damaged(part.name)
  const start = part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28)
  if (start + part.packed > bytes.length) throw damaged(part.name)
  return bytes.subarray(start, start + part.packed)
}

function unpackSmall(bytes: Buffer, part: ZipPart): string {
  const packed = packedBytes(bytes, part)
  try {
    const unpacked = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: partLimit })
    return withoutDefinitions(part.name, unpacked.toString('utf8'))
  } catch (cause) {
    throw cause instanceof Problem ? cause : damaged(part.name)
  }
}

/** Definitions of XML (entities that unfold, or name files) stand in no workbook; no reader here follows them anyway. */
function withoutDefinitions<T extends string | Buffer>(name: string, begin: T): T {
  if (/\.(xml|rels|vml)$/i.test(name) && begin.includes('<!DOCTYPE')) throw unusual(`DOCTYPE: ${name.slice(0, 60)}`)
  return begin
}

/** Parts that share bytes let a small file swell without end. */
function mustLieApart(parts: Iterable<ZipPart>): void {
  let [end, before] = [0, '']
  for (const { offset, packed, name } of [...parts].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) throw unusual(`${before.slice(0, 60)} ∩ ${name.slice(0, 60)}`)
    ;[end, before] = [offset + 30 + packed, name]
  }
}

/** Unpacks everything and keeps nothing: a list that lies about sizes is found before a library unpacks it. */
export async function mustBeAsListed(zip: ZipDirectory, names: readonly string[] = zip.names()): Promise<void> {
  for (const name of names) {
    const pieces = zip.pieces(name)[Symbol.asyncIterator]()
    while ((await pieces.next()).done !== true);
  }
}

async function* unpackPieces(bytes: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, part)
  withoutDefinitions(part.name, packed.subarray(0, part.method === 0 ? 65_536 : 0))
  if (part.method === 0) return yield packed
  const inflate = createInflateRaw({ chunkSize: 1 << 16 })
  inflate.end(packed)
  let total = 0
  try {
    for await (const piece of inflate) {
      if (!Buffer.isBuffer(piece)) continue
      if (total === 0) withoutDefinitions(part.name, piece)
      total += piece.length
      if (total > Math.min(unpackedLimit, part.unpacked)) throw tooLarge()
      yield piece
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) throw damaged(part.name)
    throw cause
  }
}

/** Refuses a zip that is cut off and one that unpacks to more than a gigabyte. */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts = readParts(buffer)
  let total = 0
  for (const part of parts.values()) total += part.unpacked
  if (total > unpackedLimit) throw tooLarge()
  if (total > smallAnyway && total > mostSwelling * buffer.length)
    throw unusual(`× ${Math.round(total / buffer.length)}`)
  mustLieApart(parts.values())
  const find = (name: string): ZipPart => {
    const part = parts.get(keyOf(name))
    if (part === undefined) throw damaged(name)
    return part
  }
  return {
    has: (name) => parts.has(keyOf(name)),
    isWritten: (name) => parts.get(keyOf(name))?.name === name,
    names: () => Array.from(parts.values(), ({ name }) => name),
    unpacked: total,
    text: (name) => (parts.has(keyOf(name)) ? unpackSmall(buffer, find(name)) : ''),
    pieces: (name) => unpackPieces(buffer, find(name)),
  }
}
