/** Text of a file whose encoding nobody names: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030 (WPS and Excel in China). */
import { problem } from '../http/problem.ts'

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const text =
    first === 0xff && second === 0xfe
      ? decodeStrictly(bytes, 'utf-16le')
      : first === 0xfe && second === 0xff
        ? decodeStrictly(bytes, 'utf-16be')
        : (decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030'))
  if (text === undefined) throw problem('tables.unknown-encoding')
  if (text.slice(0, 4096).includes('\0')) throw problem('tables.not-a-table')
  return text
}
