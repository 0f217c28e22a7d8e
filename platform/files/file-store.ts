import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { localParts, type PartStore } from './part-store.ts'

export interface StoredFile {
  /** Hex SHA-256 of the bytes: its name in the store. */
  sha256: string
  size: number
}

/** Where raw files are kept, by what they contain. Nothing is ever overwritten. */
export interface FileStore {
  put: (content: Readable | Uint8Array) => Promise<StoredFile>
  /** @throws when there is no such file. */
  open: (sha256: string) => Promise<Readable>
  has: (sha256: string) => Promise<boolean>
  /** For readers that need a path; the file is only read, and only during the call. */
  withPath: <T>(sha256: string, use: (path: string) => Promise<T>) => Promise<T>
  /** Removes a file whose time is over, unless it came (again) after `before` (ms since 1970); false where it stays or is none. */
  removeOlder: (sha256: string, before: number) => Promise<boolean>
  /** Files that come in parts, until they are whole. */
  parts: PartStore
}

/** The store in a local directory: `<root>/ab/abcdef…`, written beside and renamed when whole. */
export function localFiles(root: string): FileStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the name of a stored file')
    return join(root, sha256.slice(0, 2), sha256)
  }
  const has = (sha256: string): Promise<boolean> =>
    stat(pathOf(sha256)).then(
      () => true,
      () => false,
    )
  return {
    parts: localParts(root),
    put: (content) => keep(root, pathOf, content),
    has,
    removeOlder: async (sha256, before) => {
      const found = await stat(pathOf(sha256)).catch(() => undefined)
      if (found === undefined || found.mtimeMs >= before) return false
      await rm(pathOf(sha256), { force: true })
      return true
    },
    open: async (sha256) => {
      await stat(pathOf(sha256))
      return createReadStream(pathOf(sha256))
    },
    withPath: async (sha256, use) => {
      await stat(pathOf(sha256))
      return use(pathOf(sha256))
    },
  }
}

/** Removes what processes that died were still receiving, begun before `before` (ms since 1970). */
export async function sweepUnfinished(root: string, before: number): Promise<void> {
  const folder = join(root, 'unfinished')
  for (const name of await readdir(folder).catch(() => [])) {
    const begun = await stat(join(folder, name)).catch(() => undefined)
    if (begun !== undefined && begun.mtimeMs < before) await rm(join(folder, name), { force: true })
  }
}

async function keep(
  root: string,
  pathOf: (sha256: string) => string,
  content: Readable | Uint8Array,
): Promise<StoredFile> {
  const unfinished = join(root, 'unfinished', randomUUID())
  await mkdir(dirname(unfinished), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(
      content instanceof Readable ? content : Readable.from([content], { objectMode: false }),
      measure,
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    )
    const sha256 = hash.digest('hex')
    await mkdir(dirname(pathOf(sha256)), { recursive: true, mode: 0o700 })
    await rename(unfinished, pathOf(sha256))
    return { sha256, size }
  } finally {
    await rm(unfinished, { force: true })
  }
}
