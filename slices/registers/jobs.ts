/** The long work of imports; a job that is taken a second time begins anew. */
import { z } from 'zod'
import type { JobKind } from '../../platform/jobs/queue.ts'
import { checkImport, readInWorker } from './check-import.ts'
import { keepDraft } from './keep-import.ts'

const which = z.object({ campaign: z.string(), id: z.string() })

export const jobs: JobKind[] = [
  {
    kind: 'registers.read',
    run: (job, input) => checkImport(job, which.parse(input), { read: readInWorker, progress: job.progress }),
  },
  { kind: 'registers.keep', run: (job, input) => keepDraft(job, which.parse(input)) },
]
