/**
 * How long each class of personal data is kept, as data, and the job that deletes what is due. Personal Information
 * Protection Law (PIPL), art. 19: no longer than necessary for the purpose; art. 47: deleted when the purpose is reached or the
 * time is over. What is deleted leaves a signed report.
 */
import type { Database } from '../db/database.ts'
import type { Doer } from '../http/context.ts'
import { act } from './act.ts'
import { personalClasses, type PersonalClass } from './personal-classes.ts'
import { deletePersonalDue, duePersonal, finishedJobs, removeFinishedJobs } from './retention-store.ts'
import { fileDeletion } from './root-store.ts'
import { dayOf } from './root.ts'

export interface RetentionClass {
  /** 'read-subject'; its words stand in the catalogue. */
  name: string
  keepDays: number
  /** Why so long, and by which law. */
  law: string
  /** How many records are due on this day. */
  due: (db: Database, today: string) => Promise<number>
  /** Deletes them; answers how many. */
  remove: (tx: Database, today: string) => Promise<number>
  /** After the deletion is written: what lies outside the database. Comes again, so that a broken one is made good. */
  sweep?: (services: Pick<Doer, 'db' | 'files' | 'now'>) => Promise<void>
}

/** Personal content of the log goes by the day that each item carries. */
const ofLog = (name: PersonalClass, law: string): RetentionClass => ({
  ...{ name, keepDays: personalClasses[name], law },
  due: (db, today) => duePersonal(db, name, today),
  remove: (tx, today) => deletePersonalDue(tx, name, today),
})

const JOB_DAYS = 180

export const ownClasses: readonly RetentionClass[] = [
  ofLog('read-subject', 'PIPL art. 19, 44, 47; Cybersecurity Law art. 21 (3): at least six months'),
  ofLog('reason', 'PIPL art. 19, 47: until the results can no longer be contested'),
  ofLog('file-text', 'PIPL art. 19, 47: until the results can no longer be contested'),
  ofLog('account', 'PIPL art. 19, 47; Cybersecurity Law art. 21 (3): two years after the act'),
  ofLog('other-text', 'PIPL art. 19, 47: until the results can no longer be contested'),
  {
    ...{ name: 'finished-job', keepDays: JOB_DAYS, law: 'PIPL art. 19; Cybersecurity Law art. 21 (3): six months' },
    due: (db, today) => finishedJobs(db, daysBefore(today, JOB_DAYS)),
    remove: (tx, today) => removeFinishedJobs(tx, daysBefore(today, JOB_DAYS)),
  },
]

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

export interface DueClass {
  name: string
  keepDays: number
  law: string
  due: number
}

/** The dry run: what a deletion would delete today. */
export async function whatIsDue(
  ctx: Pick<Doer, 'db' | 'now'>,
  classes: readonly RetentionClass[],
): Promise<DueClass[]> {
  const today = dayOf(ctx.now())
  const told: DueClass[] = []
  for (const { name, keepDays, law, due } of classes) told.push({ name, keepDays, law, due: await due(ctx.db, today) })
  return told
}

/** Deletes what is due, in one transaction with its signed report; answers the report's id, or null where nothing was due. */
export async function deleteDue(ctx: Doer, classes: readonly RetentionClass[], verb: string): Promise<number | null> {
  const { signer } = ctx
  if (signer === undefined) throw new Error('the installation has no key to sign the report with')
  const today = dayOf(ctx.now())
  const filed = await act(ctx, { verb, object: 'installation' }, async (tx, audit) => {
    const deleted: { class: string; law: string; count: number }[] = []
    for (const { name, law, remove } of classes) {
      const count = await remove(tx, today)
      if (count > 0) deleted.push({ class: name, law, count })
    }
    const by = ctx.actor?.id ?? null
    const report =
      deleted.length === 0 ? null : await fileDeletion(tx, { day: today, by, deleted }, { signer, now: ctx.now() })
    audit({ report, deleted: Object.fromEntries(deleted.map(({ class: name, count }) => [name, count])) })
    return report
  })
  await sweepAll(ctx, classes)
  return filed
}

async function sweepAll(ctx: Doer, classes: readonly RetentionClass[]): Promise<void> {
  for (const { sweep } of classes) await sweep?.(ctx)
}

/** The same by the system itself: a night in which nothing is due leaves no entry, and makes good what an earlier one left undone. */
export async function deleteDueByItself(doer: Doer, classes: readonly RetentionClass[]): Promise<number | null> {
  const due = await whatIsDue(doer, classes)
  if (due.every(({ due: count }) => count === 0)) {
    await sweepAll(doer, classes)
    return null
  }
  return deleteDue({ ...doer, actor: null }, classes, BY_ITSELF)
}

/** The verb of a deletion that nobody asked for. */
export const BY_ITSELF = 'audit.delete-due-by-itself'
