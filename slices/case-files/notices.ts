/** What the slice tells people. */
import type { NoticeKind } from '../../platform/notices/notice.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'case-files.explanation-judged', values: ['number', 'rule', 'accepted'] },
  { kind: 'case-files.guidance-written', values: ['number'] },
  { kind: 'case-files.guidance-answered', values: ['number'] },
  { kind: 'case-files.guidance-settled', values: ['number'] },
  { kind: 'case-files.put-forward', values: ['number', 'type'] },
  { kind: 'case-files.declared-ineligible', values: ['number', 'type'] },
]
