/** Files kept as they are given, for a demonstration: with what was captured, put forward, and said of them. */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { settingFor, type CheckedWith } from './check-setting.ts'
import type { DraftFile, RegisterCase } from './contract.ts'
import { addNew } from './files.ts'
import { addGuidance, addStep } from './store-guidance.ts'
import { countAll } from './store-checks.ts'
import { addCapture, addEntry } from './store-slots.ts'
import { headOf, type FileAt } from './store.ts'

export interface GivenFile {
  id: string
  document: DraftFile
  register: { key: string; version: number; row: RegisterCase } | null
  /** Has somebody written in it, or was it only opened? */
  written: boolean
  /** Days and addresses of the captured page. */
  captured?: { on: string; url: string; page: string }
  forward?: { type: string; by: string; reason: string }
  guidance?: { by: string; rule: string; body: string; answer?: { by: string; body: string } }
}

/** Files in one transaction: the embedded database keeps everybody waiting meanwhile. */
const A_BATCH = 10

/** Answers how many were new. */
export async function keepFiles(doer: Doer, campaign: string, files: readonly GivenFile[]): Promise<number> {
  const checkedWith = await settingFor(doer.db, campaign)
  let made = 0
  for (let at = 0; at < files.length; at += A_BATCH) {
    const batch = files.slice(at, at + A_BATCH)
    const pages = new Map<string, { sha256: string; size: number }>()
    for (const { id, captured } of batch)
      if (captured !== undefined) pages.set(id, await doer.files.put(new TextEncoder().encode(captured.page)))
    await act(doer, { verb: 'case-files.import', campaign, object: `campaign:${campaign}` }, async (tx, audit) => {
      let fresh = 0
      for (const given of batch)
        fresh += (await keepOne(doer, tx, { campaign, given, page: pages.get(given.id), with: checkedWith })) ? 1 : 0
      made += fresh
      audit({ files: fresh })
    })
  }
  return made
}

export const hasFiles = async (db: Database, campaign: string): Promise<boolean> => (await countAll(db, campaign)) > 0

interface One {
  campaign: string
  given: GivenFile
  page: { sha256: string; size: number } | undefined
  with: CheckedWith
}

async function keepOne(doer: Doer, tx: Database, { campaign, given, page, with: checkedWith }: One): Promise<boolean> {
  const { id, document, register, written, captured } = given
  const at: FileAt = { campaign, id }
  const opened = { unit: document.unit, register }
  if (!(await addNew(doer, tx, { at, opened, document, origin: written ? 'imported' : 'opened', with: checkedWith })))
    return false
  const now = doer.now().toISOString()
  if (captured !== undefined && page !== undefined) {
    const said = { fileName: '公开页.html', url: captured.url, capturedOn: captured.on }
    await addCapture(tx, at, { ...page, ...said, by: doer.actor?.id ?? '', at: now })
  }
  await forwardOne(tx, at, { given, now })
  await guideOne(tx, at, { given, now })
  return true
}

async function forwardOne(tx: Database, at: FileAt, { given, now }: { given: GivenFile; now: string }): Promise<void> {
  const head = await headOf(tx, at)
  if (given.forward === undefined || head === undefined) return
  const { type, by, reason } = given.forward
  const slot = { unit: head.unit, type, source: '推荐' }
  await addEntry(tx, at.campaign, {
    ...{ id: `receipt-${at.id}`.slice(0, 60), file: at.id, ...slot },
    ...{ version: head.version, hash: head.hash, reason, by, at: now },
  })
}

async function guideOne(tx: Database, at: FileAt, { given, now }: { given: GivenFile; now: string }): Promise<void> {
  if (given.guidance === undefined) return
  const { by, rule, body, answer } = given.guidance
  const guidance = `guidance-${at.id}`.slice(0, 60)
  await addGuidance(tx, at.campaign, { id: guidance, file: at.id, rule, document: null, state: 'open', by, at: now })
  await addStep(tx, at.campaign, { step: { guidance, kind: 'write', body, by, at: now }, state: 'open' })
  if (answer !== undefined)
    await addStep(tx, at.campaign, { step: { guidance, kind: 'answer', ...answer, at: now }, state: 'answered' })
}
