import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A route without what it does: where it is, by which verb, and what it takes. */
export interface DescribedRoute {
  method: Method
  path: string
  verb: string
  upload?: { maxBytes: number; maxFiles?: number }
  /** What it takes, for its description. */
  schemas: { params?: z.ZodType | undefined; query?: z.ZodType | undefined; body?: z.ZodType | undefined }
}
