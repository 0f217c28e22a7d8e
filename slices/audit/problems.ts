import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'audit.too-many': {
    status: 413,
    zh: '符合条件的记录有 {count} 条，一次最多导出 {limit} 条。请缩小日期范围分次导出，或使用整份日志导出。',
    en: '{count} entries match; at most {limit} are exported at a time. Narrow the days and export in parts, or export the whole log.',
  },
} satisfies ProblemCatalogue
