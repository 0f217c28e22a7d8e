/** What the routes of this slice have in common. */
import { z } from 'zod'
import type { Sensitive } from '../../platform/audit/sensitive.ts'

export const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
export const file = campaign.extend({ file: z.string().regex(/^[0-9a-z-]{8,60}$/) })
export const base = '/api/campaigns/:campaign/case-files'
export const fileOf = (params: z.infer<typeof file>): { campaign: string; id: string } => ({
  ...{ campaign: params.campaign, id: params.file },
})

/** A file names those who were inspected and asked, with their id numbers. */
export const ofFile: Sensitive = { class: 'case-file', object: 'case-file:{file}' }
