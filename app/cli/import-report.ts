/** What an import came to, to be read by people at a terminal. */
import type { RegisterReading } from '../../rules/registers/read-sheets.ts'
import type { Register } from '../../rules/registers/registers.ts'

const whyWords = {
  footer: '合计、备注等表尾',
  header: '重复的表头',
  blank: '空行',
  'no-entry': '读取的各列都是空的',
} as const

/** Chinese characters take two cells of a terminal. */
const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)))

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((word, i) => rows.reduce((most, row) => Math.max(most, width(row[i] ?? '')), width(word)))
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, i) => pad(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd()}\n`
  return line(head) + line(widths.map((n) => '-'.repeat(n))) + rows.map(line).join('')
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text)

function recognisedColumns(reading: RegisterReading): string {
  const columns = reading.header?.columns ?? []
  const read = columns
    .filter((c) => c.column !== null)
    .map((c) => `${c.letter} ${c.written}${c.written === c.column ? '' : ` → ${c.column}`}`)
  const unread = columns.filter((c) => c.column === null).map((c) => `${c.letter} ${c.written}`)
  return `识别的列：${read.join('，')}\n${unread.length === 0 ? '' : `未用的列：${unread.join('，')}\n`}`
}

export interface ReportMatter {
  register: Register
  file: string
  reading: RegisterReading
  /** Sheets that were not read although they have the header. */
  others: readonly string[]
}

export function readableReport({ register, file, reading, others }: ReportMatter): string {
  const parts = [`${file} 作为“${register.title}”试读\n`]
  if (reading.header !== null) {
    const unit = reading.amountUnit === null ? '' : `，金额单位：${reading.amountUnit}`
    parts.push(`工作表“${reading.sheet ?? ''}”，表头在第 ${reading.header.row} 行${unit}\n`, recognisedColumns(reading))
  }
  const wrongRows = new Set(reading.errors.map((error) => error.row)).size
  parts.push(
    `\n可用 ${reading.rows.length} 行，有错 ${wrongRows} 行（${reading.errors.length} 处），跳过 ${reading.skipped.length} 行\n`,
  )
  if (others.length > 0) parts.push(`注意：工作表 ${others.join('、')} 也有同样的表头，没有读。请分别导入。\n`)
  for (const { row, why } of reading.skipped) parts.push(`  跳过第 ${row} 行：${whyWords[why]}\n`)
  if (reading.errors.length > 0) {
    const rows = reading.errors.map((e) => [String(e.row), e.column, shorten(e.value), e.message])
    parts.push('\n', table(['行', '列', '内容', '问题和改法'], rows))
  }
  return parts.join('')
}
