import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files on their way in parts: what a cut connection, or a server that died, has already brought stays here. */
export interface PartStore {
  /** Written through to the disk before it answers; the same part again replaces it. */
  put: (upload: string, part: number, content: Uint8Array) => Promise<void>
  /** The parts 0 … count - 1 one after the other as one file, there during the call. @throws when a part is missing. */
  withWhole: <T>(upload: string, count: number, use: (path: string) => Promise<T>) => Promise<T>
  /** Everything of an upload; nothing happens where there is none. */
  drop: (upload: string) => Promise<void>
  /** Bytes that the place still takes. */
  room: () => Promise<number>
}

/** `<root>/parts/<upload>/<part>`; the name of an upload is the caller's, letters, digits and '-'. */
export function localParts(root: string): PartStore {
  const folderOf = (upload: string): string => {
    if (!/^[0-9A-Za-z-]{8,130}$/.test(upload)) throw new Error('not the name of an upload')
    return join(root, 'parts', upload)
  }
  return {
    put: (upload, part, content) => putPart(folderOf(upload), part, content),
    withWhole: async (upload, count, use) => {
      const whole = join(folderOf(upload), `whole-${randomUUID()}`)
      try {
        const from = Readable.from(piecesOf(folderOf(upload), count))
        await pipeline(from, createWriteStream(whole, { mode: 0o600 }))
        return await use(whole)
      } finally {
        await rm(whole, { force: true })
      }
    },
    drop: (upload) => rm(folderOf(upload), { recursive: true, force: true }),
    room: () => roomAt(root),
  }
}

async function putPart(folder: string, part: number, content: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `unfinished-${randomUUID()}`)
  try {
    await writeFile(unfinished, content, { mode: 0o600, flush: true })
    await rename(unfinished, join(folder, String(part)))
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function* piecesOf(folder: string, count: number): AsyncGenerator<unknown> {
  for (let part = 0; part < count; part++) yield* createReadStream(join(folder, String(part)))
}

async function roomAt(root: string): Promise<number> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(root)
  return bavail * bsize
}

/** Removes what a process that died was joining or writing, and uploads that nobody has touched since `before` (ms since 1970). */
export async function sweepParts(root: string, { stale, before }: { stale: number; before: number }): Promise<void> {
  const folder = join(root, 'parts')
  for (const upload of await readdir(folder).catch(() => [])) {
    const names = await readdir(join(folder, upload)).catch(() => [])
    const ages = await Promise.all(names.map((name) => stat(join(folder, upload, name)).catch(() => undefined)))
    const newest = Math.max(...ages.map((age) => age?.mtimeMs ?? 0))
    if (newest < before) await rm(join(folder, upload), { recursive: true, force: true })
    for (const [at, name] of names.entries())
      if (!/^\d+$/.test(name) && (ages[at]?.mtimeMs ?? 0) < stale) await rm(join(folder, upload, name), { force: true })
  }
}
