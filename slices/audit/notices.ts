/** What the log tells people. */
import type { NoticeKind } from '../../platform/notices/notice.ts'

export const notices: readonly NoticeKind[] = [{ kind: 'audit.data-broken', values: ['checked', 'broken'] }]
