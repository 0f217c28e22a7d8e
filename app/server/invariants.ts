/** What always holds of the kept data: of every slice and of the platform's own tables. */
import { invariants as ofAudit } from '../../platform/audit/invariants-store.ts'
import type { Slice } from '../../platform/http/slice.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'
import { invariants as ofSync } from '../../platform/sync/invariants-store.ts'

export const invariantsOf = (slices: readonly Slice[]): Invariant[] => [
  ...ofAudit,
  ...ofSync,
  ...slices.flatMap(({ invariants }) => invariants ?? []),
]
