import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { recover } from './recovery.ts'

export const approvals: readonly ApprovalKind[] = [recover]
