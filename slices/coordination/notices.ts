/** What the slice tells people. */
import type { NoticeKind } from '../../platform/notices/notice.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'coordination.published', values: ['title', 'version', 'due'] },
  { kind: 'coordination.published-to-experts', values: ['title', 'version', 'due'] },
  { kind: 'coordination.reminded', values: ['title', 'due', 'unit'] },
  { kind: 'coordination.problem-owned', values: ['title', 'due'] },
  { kind: 'coordination.problem-closed', values: ['title', 'due'] },
  { kind: 'coordination.asked', values: ['unit'] },
  { kind: 'coordination.answered', values: ['clause'] },
  { kind: 'coordination.answer-published', values: ['clause'] },
]
