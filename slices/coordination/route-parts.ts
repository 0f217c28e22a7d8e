/** What the routes of this slice have in common. */
import { z } from 'zod'
import { madeId } from './contract.ts'

export const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
export const base = '/api/campaigns/:campaign/coordination'
export const one = campaign.extend({ id: madeId })
export const file = one.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
