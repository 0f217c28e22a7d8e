/** The texts of an upload: one .json, or those of a .zip, which is looked at before it is unpacked. */
import { open, readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { openPromise, type ZipFile } from 'yauzl'
import { Problem, problem } from '../../platform/http/problem.ts'

export const MOST_FILES = 500
/** What the files of an archive may have together, unpacked. */
const MOST_BYTES = 100_000_000

export interface NamedText {
  name: string
  /** Null: it is not UTF-8. */
  text: string | null
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** One text, or those of an archive in order of name. @throws case-files.too-many, no-files */
export async function textsOf(path: string, name: string): Promise<NamedText[]> {
  if (!(await isZip(path))) return [{ name, text: decoded(await readFile(path)) }]
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true }).catch(
    () => null,
  )
  if (zip === null) return []
  try {
    return (await textsIn(zip)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (error instanceof Problem) throw error
    throw problem('case-files.no-files')
  } finally {
    zip.close()
  }
}

/** What an entry says of its size is looked at before it is unpacked, and is held to while it is: a bomb never unfolds. */
async function textsIn(zip: ZipFile): Promise<NamedText[]> {
  const texts: NamedText[] = []
  let size = 0
  for await (const entry of zip.eachEntry()) {
    if (!isCaseFileName(entry.fileName)) continue
    size += entry.uncompressedSize
    if (size > MOST_BYTES || texts.length > MOST_FILES) throw problem('case-files.too-many', { most: MOST_FILES })
    const content = await buffer(await zip.openReadStreamPromise(entry))
    texts.push({ name: entry.fileName, text: decoded(content) })
  }
  return texts
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer: head } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return head.toString('latin1') === 'PK'
  } finally {
    await file.close()
  }
}

const isCaseFileName = (name: string): boolean =>
  name.endsWith('.json') && !name.endsWith('expected.json') && !name.includes('__MACOSX')

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}
