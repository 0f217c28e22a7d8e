import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { moveAhead, moveBack } from './stages.ts'

export const approvals: readonly ApprovalKind[] = [moveBack, moveAhead]
