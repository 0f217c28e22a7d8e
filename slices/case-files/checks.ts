/** Every file checked again: the limits, the days or the rules have changed since it was saved (a1.1a). */
import { z } from 'zod'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import type { JobContext, JobKind } from '../../platform/jobs/queue.ts'
import { settingFor } from './check-setting.ts'
import { keptDraft } from './contract.ts'
import { importJob } from './imports.ts'
import { keepSummary } from './store.ts'
import { batchAfter, countAll, type BatchFile } from './store-checks.ts'
import { summarise, type Summary } from './summary.ts'

/** So many files are read and checked before others are answered. */
const A_BATCH = 100

export async function askCheckAll(ctx: Context, campaign: string): Promise<{ job: string }> {
  return act(ctx, { verb: 'case-files.ask-check-all', campaign, object: `campaign:${campaign}` }, async (tx, audit) => {
    const job = await ctx.jobs.enqueue(tx, { kind: 'case-files.check', input: { campaign }, actor: ctx.person() })
    audit({ job })
    return { job }
  })
}

export interface CheckedAll {
  files: number
  /** Files whose findings are others now. */
  changed: number
}

export async function checkAll(
  ctx: Pick<JobContext, 'db' | 'now' | 'actor' | 'files' | 'jobs' | 'vault' | 'progress'>,
  campaign: string,
): Promise<CheckedAll> {
  const checkedWith = await settingFor(ctx.db, campaign)
  const of = await countAll(ctx.db, campaign)
  const done: CheckedAll = { files: 0, changed: 0 }
  for (let after = ''; ;) {
    const batch = await batchAfter(ctx.db, campaign, { id: after, most: A_BATCH })
    const last = batch.at(-1)
    if (last === undefined) break
    after = last.id
    const checked = batch.map((file) => ({ file, summary: summaryOf(file, checkedWith) }))
    const changed = checked.filter(({ file, summary }) => isOther(file, summary))
    done.files += batch.length
    done.changed += changed.length
    // A file that was saved meanwhile was checked as it was saved.
    for (const { file, summary } of changed)
      await inTransaction(ctx.db, (tx) => keepSummary(tx, { campaign, id: file.id }, { summary, only: file.version }))
    ctx.progress(done.files, of)
  }
  await act(ctx, { verb: 'case-files.check-all', campaign, object: `campaign:${campaign}` }, async (_tx, audit) =>
    audit({ ...done }),
  )
  return done
}

const summaryOf = (file: BatchFile, checkedWith: Awaited<ReturnType<typeof settingFor>>): Summary =>
  summarise(keptDraft(file.document), {
    with: checkedWith,
    judgements: file.judgements,
    touched: file.state !== 'untouched',
  })

const isOther = (file: BatchFile, summary: Summary): boolean =>
  file.checkedWith !== summary.checkedWith ||
  file.state !== summary.state ||
  file.findings !==
    summary.findings.map(({ rule, certainty, document }) => `${rule} ${certainty} ${document ?? ''}`).join('\n')

const which = z.object({ campaign: z.string() })

export const jobs: JobKind[] = [
  { kind: 'case-files.check', run: (job, input) => checkAll(job, which.parse(input).campaign) },
  importJob,
]
