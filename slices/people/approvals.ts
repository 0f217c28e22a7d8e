import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { changeByTwo, leaveByTwo, linkIdentityByTwo } from './deciding-accounts.ts'
import { endPostByTwo, givePostByTwo, handOverByTwo } from './deciding-posts.ts'
import { recover } from './recovery.ts'

export const approvals: readonly ApprovalKind[] = [
  recover,
  ...[givePostByTwo, handOverByTwo, endPostByTwo],
  ...[leaveByTwo, changeByTwo, linkIdentityByTwo],
]
