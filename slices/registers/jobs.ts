/** The long work of imports; a job that is taken a second time begins anew, one given up leaves no import under way. */
import { z } from 'zod'
import { problem } from '../../platform/http/problem.ts'
import type { JobKind } from '../../platform/jobs/queue.ts'
import { checkImport, failReading, readInWorker } from './check-import.ts'
import { keepDraft, letGo } from './keep-import.ts'
import { tellRead } from './notices.ts'

const which = z.object({ campaign: z.string(), id: z.string() })

export const jobs: JobKind[] = [
  {
    kind: 'registers.read',
    run: (job, input) =>
      checkImport(job, which.parse(input), { read: readInWorker, progress: job.progress, isAgain: job.attempt > 1 }),
    abandon: async (job, input) => {
      await failReading(job.db, which.parse(input), { code: 'registers.interrupted', values: {} })
      await tellRead(job, which.parse(input))
    },
  },
  {
    kind: 'registers.keep',
    run: (job, input) => keepDraft(job, which.parse(input), { isAgain: job.attempt > 1 }),
    abandon: (job, input) => letGo(job.db, which.parse(input), problem('registers.interrupted')),
  },
]
