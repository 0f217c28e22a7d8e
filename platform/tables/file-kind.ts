/** What a file is, by its content: offices rename files, so the name proves nothing. */
import { problem } from '../http/problem.ts'

export type FileKind = 'zip' | 'old-excel' | 'html' | 'text'

const zipMagic = [0x50, 0x4b, 0x03, 0x04]
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const otherMagics = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

/** The directory of an OLE file names its streams in UTF-16; this one holds a workbook that needs a password. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))

const looksLikeHtml = (bytes: Uint8Array): boolean => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\0', '')
  return /<(!doctype html|html|table)[\s>]/i.test(start)
}

/** Refuses an empty file, a protected workbook, and a file of another trade (PDF, picture, archive). */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw problem('tables.empty-file')
  if (startsWith(bytes, zipMagic)) return 'zip'
  if (startsWith(bytes, oleMagic)) {
    if (isEncrypted(bytes)) throw problem('tables.encrypted')
    return 'old-excel'
  }
  if (otherMagics.some((magic) => startsWith(bytes, magic))) throw problem('tables.not-a-table')
  return looksLikeHtml(bytes) ? 'html' : 'text'
}
