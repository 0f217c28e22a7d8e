/** Hashes of stored bytes: SHA-256 names a file in the store, SM3 is there for who must use it. */
import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { hashNames, type HashName } from '../../platform/crypto/suites.ts'

export type Hashes = Record<HashName, string>

const begun = (): [HashName, Hash][] => hashNames.map((name) => [name, createHash(name)])

const ended = (hashes: readonly [HashName, Hash][]): Hashes => {
  const found: Hashes = { sha256: '', sm3: '' }
  for (const [name, hash] of hashes) found[name] = hash.digest('hex')
  return found
}

export function hashesOf(bytes: Uint8Array): Hashes {
  const hashes = begun()
  for (const [, hash] of hashes) hash.update(bytes)
  return ended(hashes)
}

/** Both in one pass, in pieces, so that others are answered between them. */
export async function streamHashes(stream: Readable): Promise<Hashes> {
  const hashes = begun()
  for await (const piece of stream) for (const [, hash] of hashes) hash.update(piece)
  return ended(hashes)
}

export async function streamHash(stream: Readable, name: HashName): Promise<string> {
  const hash = createHash(name)
  for await (const piece of stream) hash.update(piece)
  return hash.digest('hex')
}
