/** What people hear of pieces of evidence: no name of a piece, only which case it belongs to. */
import type { NoticeKind } from '../../platform/notices/notice.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'evidence.handed-over', values: ['number'] },
  { kind: 'evidence.hand-over-signed', values: [] },
  { kind: 'evidence.hand-over-refused', values: [] },
]
