/** Keeping: one transaction makes the draft the campaign's next version, or nothing at all happens. */
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { draftOf } from './check-import.ts'
import { rowFaults, rowsDisagree } from './check-rows.ts'
import { tellKept, tellNotKept } from './notices.ts'
import {
  findImport,
  moveImport,
  nextVersion,
  updateImport,
  type ImportRow,
  type StoredSummary,
  type Which,
} from './store.ts'
import {
  applyDraft,
  clearDraft,
  compareDraft,
  outsideTerritory,
  ownedElsewhere,
  unknownOfficers,
  unknownParents,
  unknownUnits,
  type Difference,
  type Draft,
} from './store-drafts.ts'
import { analyzeRegister } from './store-facts.ts'
import { trusted } from './contract.ts'

/** Keeps an import in the state `keeping`; leaves it `kept`, or `checked` with the problem that stood in the way. */
export async function keepDraft(doer: Doer, which: Which, { isAgain = false } = {}): Promise<void> {
  const row = await findImport(doer.db, which)
  if (row === undefined) return
  const draft = { campaign: row.campaign, importId: row.id }
  if (row.status === 'kept') await clearDraft(doer.db, draft)
  if (row.status !== 'keeping') return
  const deed = { verb: 'registers.keep', campaign: row.campaign, object: `import:${row.id}` }
  try {
    await act(doer, deed, (tx, audit) => keepIn(tx, row, { doer, audit, isAgain }))
  } catch (cause) {
    await letGo(doer.db, which, cause instanceof Problem ? cause : problem('registers.failed'))
    await tellNotKept(doer, row)
    if (!(cause instanceof Problem)) throw cause
    return
  }
  await clearDraft(doer.db, draft)
  await analyzeRegister(doer.db, row.register)
}

/** The draft waits again, with what stood in the way; one that has been kept meanwhile stays kept. */
export async function letGo(db: Database, which: Which, { code, values }: Problem): Promise<void> {
  const set = { status: 'checked', problem: JSON.stringify({ code, values }) } as const
  await moveImport(db, which, { from: ['keeping'], set })
}

interface Keeping {
  doer: Doer
  audit: Audit
  /** A process died over it before. */
  isAgain: boolean
}

async function keepIn(tx: Database, row: ImportRow, { doer, audit, isAgain }: Keeping): Promise<void> {
  const version = await nextVersion(tx, row.campaign)
  await stillKeeping(tx, row)
  const draft = await draftOf(tx, row)
  const difference = await differenceNow(tx, draft, { row, version })
  await referencesStand(tx, draft)
  await applyDraft(tx, { draft, version, difference })
  await updateImport(tx, row, {
    status: 'kept',
    version,
    kept_by: doer.actor?.id ?? row.uploaded_by,
    kept_at: doer.now().toISOString(),
    problem: null,
    ...(isAgain ? { summary: keptAgain(row) } : {}),
  })
  const { register, file_hash: hash, file_name: file, mode, reason } = row
  audit({ register, version, file, hash, mode, reason, ...difference, ...(isAgain ? { afterInterruption: true } : {}) })
  await tellKept(tx, doer, { row, version, difference })
}

/** The summary of the check, which says now that keeping was interrupted. */
function keptAgain(row: ImportRow): string {
  const { warnings = [], warned = 0, ...rest } = trusted<Partial<StoredSummary>>(row.summary)
  const told = { row: 0, code: 'kept-again', known: {} }
  return JSON.stringify({ ...rest, warned: warned + 1, warnings: [told, ...warnings] })
}

/** Another worker may have kept it while this one waited for its turn. @throws registers.not-checked */
async function stillKeeping(tx: Database, row: ImportRow): Promise<void> {
  const { status = 'discarded' } = (await findImport(tx, row)) ?? {}
  if (status !== 'keeping') throw problem('registers.not-checked', { status })
}

/** What the person was told is what happens; where nothing was kept since the check, it must. @throws registers.changed-since */
async function differenceNow(
  tx: Database,
  draft: Draft,
  { row, version }: { row: ImportRow; version: number },
): Promise<Difference> {
  const told = trusted<Partial<StoredSummary>>(row.summary)
  const { added = 0, changed = 0, same = 0, removed = 0, older = 0 } = told
  if (told.against === version - 1)
    return { added, changed, same, older, removed: row.mode === 'replace' ? removed : 0 }
  const found = await compareDraft(tx, draft)
  const isSame =
    told.added === found.added &&
    told.changed === found.changed &&
    told.same === found.same &&
    older === found.older &&
    (row.mode === 'amend' || told.removed === found.removed)
  if (!isSame) throw problem('registers.changed-since')
  return found
}

/**
 * Asked once more where nobody else can keep anything: another import may have been kept since the check.
 * @throws registers.references-lost, registers.rows-disagree; registers.changed-since where another territory has taken a key
 */
async function referencesStand(tx: Database, draft: Draft): Promise<void> {
  const others = [...(await ownedElsewhere(tx, draft)), ...(await outsideTerritory(tx, draft))]
  if (others.length > 0) throw problem('registers.changed-since')
  const lost = [
    ...(await unknownUnits(tx, draft)),
    ...(await unknownOfficers(tx, draft)),
    ...(await unknownParents(tx, draft)),
  ]
  const [first] = lost
  if (first !== undefined)
    throw problem('registers.references-lost', { rows: lost.length, row: first.row, value: first.value })
  const { definition } = await campaignOf(tx, draft.campaign)
  rowsDisagree(await rowFaults(tx, definition, draft))
}
