/** Is a file a table at all? Its first bytes tell before it is sent; what they leave open the server decides. */

const magics = {
  zip: [0x50, 0x4b],
  oldExcel: [0xd0, 0xcf, 0x11, 0xe0],
}
const others: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b], // gzip
]
const utf16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

/** So many bytes from the start are looked at. */
export const lookedAt = 4096

/** No workbook, and either of another trade or with bytes that no text has. */
export function isNoTable(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || Object.values(magics).some((magic) => startsWith(bytes, magic))) return false
  if (others.some((magic) => startsWith(bytes, magic))) return true
  return !utf16.some((mark) => startsWith(bytes, mark)) && bytes.includes(0)
}
