import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { freezeKind } from './freeze-ask.ts'
import { releaseKind } from './release-ask.ts'

export const approvals: readonly ApprovalKind[] = [freezeKind, releaseKind]
