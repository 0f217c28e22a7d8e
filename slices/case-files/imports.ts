/** Case files of the contract's form come in: one .json, or many in a .zip. All are read first; nothing is half imported (n2.2a). */
import { createHash, randomUUID } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { openPromise, type ZipFile } from 'yauzl'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import { settingFor } from './check-setting.ts'
import { draftFile, withoutNulls, type DraftFile } from './contract.ts'
import type { Imported } from './contract-import.ts'
import { addNew, textOf } from './files.ts'
import { mustBeOwn } from './own-unit.ts'
import { headOf } from './store.ts'
import { fileWithNumber, headsOfUnit, holdUnitFiles } from './store-lists.ts'
import { sha256 } from './summary.ts'

const MOST_FILES = 500
const MOST_SHOWN = 200
/** What the files of an archive may have together, unpacked. */
const MOST_BYTES = 100_000_000

interface Read {
  files: { name: string; document: DraftFile }[]
  problems: Imported['problems']
}

/** Answers the problems of form, every one of every file, where there are any. @throws case-files.no-files, too-many */
export async function importFiles(ctx: Context, campaign: string): Promise<Imported> {
  const unit = ctx.person().unit
  mustBeOwn(ctx, unit)
  const [file] = (await ctx.upload()).files
  if (file === undefined) throw problem('case-files.no-files')
  const texts = await ctx.files.withPath(file.sha256, (path) => textsOf(path, file.name))
  if (texts.length === 0) throw problem('case-files.no-files')
  if (texts.length > MOST_FILES) throw problem('case-files.too-many', { most: MOST_FILES })
  const read = readAll(texts, unit)
  if (read.problems.length > 0)
    return { made: [], same: 0, problems: read.problems.slice(0, MOST_SHOWN), count: read.problems.length }
  return keepAll(ctx, campaign, read.files)
}

interface NamedText {
  name: string
  text: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Exported for its test. @throws case-files.too-many, no-files */
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

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return ''
  }
}

function readAll(texts: readonly NamedText[], unit: string): Read {
  const read: Read = { files: [], problems: [] }
  for (const { name, text } of texts) {
    const one = readOne(text, unit)
    if ('problems' in one) read.problems.push(...one.problems.map((found) => ({ file: name, ...found })))
    else read.files.push({ name, document: one.document })
  }
  return read
}

type ReadOne = { document: DraftFile } | { problems: { path: string; value: string; message: string }[] }

function readOne(text: string, unit: string): ReadOne {
  const parsed = parsedOf(text)
  if (parsed === undefined)
    return { problems: [{ path: '', value: text.slice(0, 40), message: '不是 UTF-8 的 JSON；请重新导出' }] }
  const read = readCaseFile(parsed.value)
  if ('problems' in read) return read
  const draft = draftFile.safeParse(withoutNulls(parsed.value))
  if (!draft.success)
    return {
      problems: draft.error.issues.map(({ path }) => ({
        path: path.join('.'),
        value: '',
        message: '太长或不合格式；请核对',
      })),
    }
  if (draft.data.unit !== unit)
    return { problems: [{ path: 'unit', value: draft.data.unit, message: `不是本单位的案卷；本单位是 ${unit}` }] }
  return { document: draft.data }
}

function parsedOf(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Ids follow from unit, number and type: the same import again changes nothing. */
const idOf = ({ unit, number, type }: Pick<DraftFile, 'unit' | 'number' | 'type'>): string =>
  createHash('sha256').update(`${unit} ${number} ${type}`).digest('hex').slice(0, 24)

/** Anybody can compute the id: where another file has taken it, nobody's file is left out. */
async function freeId(tx: Database, campaign: string, document: DraftFile): Promise<string> {
  const id = idOf(document)
  const there = await headOf(tx, { campaign, id })
  return there === undefined || idOf(there) === id ? id : randomUUID()
}

async function keepAll(ctx: Context, campaign: string, files: Read['files']): Promise<Imported> {
  const unit = ctx.person().unit
  const known = new Map(
    (await headsOfUnit(ctx.db, campaign, unit)).map((one) => [`${one.number} ${one.type}`, one.hash]),
  )
  const made: Imported['made'] = []
  const problems: Imported['problems'] = []
  let same = 0
  for (const { name, document } of files) {
    const hash = known.get(`${document.number} ${document.type}`)
    if (hash === sha256(textOf(document))) same += 1
    else if (hash !== undefined) problems.push({ file: name, path: 'number', value: document.number, message: taken })
  }
  if (problems.length > 0) return { made, same: 0, problems, count: problems.length }
  const fresh = files.filter(({ document }) => !known.has(`${document.number} ${document.type}`))
  if (fresh.length === 0) return { made, same, problems, count: 0 }
  const checkedWith = await settingFor(ctx.db, campaign)
  await act(ctx, { verb: 'case-files.import', campaign, object: `unit:${unit}` }, async (tx, audit) => {
    await holdUnitFiles(tx, campaign, unit)
    for (const { document } of fresh) {
      const { number, type } = document
      if ((await fileWithNumber(tx, campaign, document)) !== undefined)
        throw problem('case-files.already-there', { number, type })
      const id = await freeId(tx, campaign, document)
      const opened = { unit, register: null }
      if (await addNew(ctx, tx, { at: { campaign, id }, opened, document, origin: 'imported', with: checkedWith }))
        made.push({ id, number: document.number })
    }
    audit({ files: made.length, same })
  })
  return { made, same, problems, count: 0 }
}

const taken = '本单位已有这个案号和类型的案卷，内容不同；请在那一份里改，或另用案号'
