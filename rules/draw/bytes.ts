/** What anyone with a SHA-256 program can repeat: hashes of UTF-8 texts, and the order of UTF-8 bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Lower-case hex. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** Hashes of texts that all begin alike: the beginning is worked through once. */
export function sha256After(beginning: string): (rest: string) => string {
  const begun = sha256.create().update(utf8ToBytes(beginning))
  return (rest) => bytesToHex(begun.clone().update(utf8ToBytes(rest)).digest())
}

/**
 * The order of the texts' UTF-8 bytes. JavaScript compares UTF-16, where a rare character (two surrogates, U+10000 and
 * above) stands before U+E000–U+FFFF; in UTF-8 it stands after them.
 */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one !== other) return rank(one) - rank(other)
  }
  return a.length - b.length
}

/** Hex, and texts without surrogates: UTF-16 orders them as UTF-8 does, and the engine compares them fast. */
export const compareUtf16 = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The fastest right comparison for these texts. */
export const utf8Order = (texts: readonly string[]): ((a: string, b: string) => number) =>
  texts.some((text) => /[\ud800-\udfff]/.test(text)) ? compareUtf8 : compareUtf16

const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
