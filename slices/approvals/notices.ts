import type { NoticeKind } from '../../platform/notices/notice.ts'

/** `approvals.asked` comes from platform/approvals, to whoever may decide; the answer goes to who asked. */
export const notices: readonly NoticeKind[] = [
  { kind: 'approvals.asked', values: ['approval'] },
  { kind: 'approvals.cooling', values: ['approval', 'at'] },
  { kind: 'approvals.approved', values: ['approval', 'note'] },
  { kind: 'approvals.rejected', values: ['approval', 'note'] },
]
