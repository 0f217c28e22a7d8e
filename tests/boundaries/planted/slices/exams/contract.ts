import { z } from 'zod'
import { full } from './model.ts'
export const answer = z.object({ of: z.literal(full.toString()) })
