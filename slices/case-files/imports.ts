/**
 * Case files of the contract's form come in: one .json, or many in a .zip (n2.2a). A job reads each for itself: what is not in form
 * is told by file and place and keeps no other out, unless all or none was asked.
 */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import type { JobContext, JobKind } from '../../platform/jobs/queue.ts'
import { hiddenMiddle, identifierWarnings } from '../../rules/case-check/identifiers.ts'
import { settingFor, type CheckedWith } from './check-setting.ts'
import type { DraftFile } from './contract.ts'
import { WHOLE, type Imported, type ImportedFile } from './contract-import.ts'
import { addNew, textOf } from './files.ts'
import { mustBeOwn } from './own-unit.ts'
import { MOST_FILES, textsOf, type NamedText } from './read-archive.ts'
import { readImported } from './read-import.ts'
import { headOf } from './store.ts'
import { fileWithNumber, headsOfUnit, holdUnitFiles } from './store-lists.ts'
import { sha256 } from './summary.ts'

const MOST_SHOWN = 20
/** Files in one transaction: the embedded database keeps everybody waiting meanwhile. */
const A_BATCH = 10

const input = z.object({
  campaign: z.string(),
  unit: z.string(),
  sha256: z.string(),
  name: z.string(),
  whole: z.boolean(),
})
type Ask = z.infer<typeof input>

/** @throws case-files.no-files */
export async function askImport(ctx: Context, campaign: string): Promise<{ job: string }> {
  const unit = ctx.person().unit
  mustBeOwn(ctx, unit)
  const { files, fields } = await ctx.upload()
  const [file] = files
  if (file === undefined || file.size === 0) throw problem('case-files.no-files')
  const { sha256: hash, size, name } = file
  const ask: Ask = { campaign, unit, sha256: hash, name, whole: fields[WHOLE] === 'yes' }
  return act(ctx, { verb: 'case-files.ask-import', campaign, object: `unit:${unit}` }, async (tx, audit) => {
    const job = await ctx.jobs.enqueue(tx, { kind: 'case-files.import', input: ask, actor: ctx.person() })
    audit({ job, hash, size })
    return { job }
  })
}

type Job = Pick<JobContext, 'id' | 'db' | 'now' | 'actor' | 'files' | 'jobs' | 'vault' | 'progress'>

/** A file on its way: what it says once it is read, and what becomes of it. */
interface Coming {
  told: ImportedFile
  document: DraftFile | undefined
}

export async function runImport(job: Job, ask: Ask): Promise<Imported> {
  const receipt = { receipt: job.id, at: job.now().toISOString() }
  const texts = await textsOrFault(job, ask)
  if (typeof texts === 'string') return { ...receipt, files: [], fault: texts }
  const coming = texts.map((text) => comingOf(text, ask.unit))
  await compareKnown(job.db, ask, coming)
  const fresh = coming.filter(({ told }) => told.outcome === 'made')
  const isLeft = ask.whole && coming.some(({ told }) => told.outcome === 'refused')
  if (isLeft) for (const { told } of fresh) told.outcome = 'left'
  else await keepAll(job, ask, fresh)
  return { ...receipt, files: coming.map(({ told }) => told), fault: null }
}

async function textsOrFault(job: Job, { sha256: hash, name }: Ask): Promise<NamedText[] | 'no-files' | 'too-many'> {
  try {
    const texts = await job.files.withPath(hash, (path) => textsOf(path, name))
    if (texts.length === 0) return 'no-files'
    return texts.length > MOST_FILES ? 'too-many' : texts
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.code === 'case-files.too-many' ? 'too-many' : 'no-files'
  }
}

function comingOf({ name, text }: NamedText, unit: string): Coming {
  const read = readImported(text, unit)
  if ('problems' in read) return { told: refusedFile(name, read.problems), document: undefined }
  const { document } = read
  const warnings = identifierWarnings(document).map((one) => ({ ...one, value: hiddenMiddle(one.value) }))
  const told: ImportedFile = { file: name, outcome: 'made', number: document.number, problems: [], count: 0, warnings }
  return { told, document }
}

const refusedFile = (file: string, problems: ImportedFile['problems']): ImportedFile => ({
  ...{ file, outcome: 'refused', count: problems.length, warnings: [] },
  problems: problems.slice(0, MOST_SHOWN).map((one) => ({ ...one, value: one.value.slice(0, 80) })),
})

function refuse({ told }: Coming, message: string): void {
  Object.assign(told, {
    ...{ outcome: 'refused', count: 1 },
    problems: [{ path: 'number', value: told.number ?? '', message }],
  } satisfies Partial<ImportedFile>)
}

const keyOf = ({ number, type }: Pick<DraftFile, 'number' | 'type'>): string => `${number} ${type}`

/** What is there already, with this content or another; and what comes twice. */
async function compareKnown(db: Database, { campaign, unit }: Ask, coming: readonly Coming[]): Promise<void> {
  const known = new Map((await headsOfUnit(db, campaign, unit)).map((one) => [keyOf(one), one]))
  const seen = new Set<string>()
  for (const one of coming) {
    if (one.document === undefined) continue
    const key = keyOf(one.document)
    const there = known.get(key)
    if (seen.has(key)) refuse(one, twice)
    else if (there !== undefined && there.hash === sha256(textOf(one.document)))
      Object.assign(one.told, { outcome: 'same', id: there.id } satisfies Partial<ImportedFile>)
    else if (there !== undefined) refuse(one, taken)
    seen.add(key)
  }
}

/** All in one transaction where all or none was asked. */
async function keepAll(job: Job, ask: Ask, fresh: readonly Coming[]): Promise<void> {
  const checkedWith = await settingFor(job.db, ask.campaign)
  const size = ask.whole ? Math.max(fresh.length, 1) : A_BATCH
  for (let at = 0; at < fresh.length; at += size) {
    const batch = fresh.slice(at, at + size)
    await act(
      job,
      { verb: 'case-files.import', campaign: ask.campaign, object: `unit:${ask.unit}` },
      async (tx, audit) => {
        await holdUnitFiles(tx, ask.campaign, ask.unit)
        for (const one of batch) await keepOne(job, tx, { ask, one, with: checkedWith })
        const made = batch.filter(({ told }) => told.outcome === 'made').length
        audit({ files: made, receipt: job.id })
      },
    )
    job.progress(Math.min(at + size, fresh.length), fresh.length)
  }
}

interface Keeping {
  ask: Ask
  one: Coming
  with: CheckedWith
}

/** A number that somebody opened meanwhile refuses this file; where all or none was asked, all of them. */
async function keepOne(job: Job, tx: Database, { ask, one, with: checkedWith }: Keeping): Promise<void> {
  const { campaign, unit } = ask
  const { told, document } = one
  if (document === undefined) return
  const { number, type } = document
  if ((await fileWithNumber(tx, campaign, { unit, number, type })) !== undefined) {
    if (ask.whole) throw problem('case-files.already-there', { number, type })
    return refuse(one, taken)
  }
  const id = await freeId(tx, campaign, document)
  const opened = { unit, register: null }
  await addNew(job, tx, { at: { campaign, id }, opened, document, origin: 'imported', with: checkedWith })
  told.id = id
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

const taken = '本单位已有这个案号和类型的案卷，内容不同；请在那一份里改，或另用案号'
const twice = '这次导入里有另一份同案号同类型的案卷；请只留一份'

export const importJob: JobKind = { kind: 'case-files.import', run: (job, asked) => runImport(job, input.parse(asked)) }
