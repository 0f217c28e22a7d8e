/** The form to print and file: .docx for the office, PDF for everybody; the same sheets in both (n2.2a). */
import { pdfOf } from '../../platform/typeset/pdf.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { docxOf } from './form-docx.ts'
import { typstOf } from './form-pdf.ts'
import { isSplit } from './model.ts'
import type { At } from './store.ts'
import { viewRecord } from './view.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** @throws house.not-found, records.text-split */
export async function makeForm(ctx: Context, at: At, format: 'docx' | 'pdf'): Promise<Reply> {
  const { sheets, isPrinted, line } = await viewRecord(ctx, at)
  if (isSplit(line)) throw problem('records.text-split')
  const name = `${sheets.title} ${line.began.slice(0, 10)} ${line.id.slice(0, 8)}.${format}`
  if (format === 'docx') return download(await docxOf(sheets, isPrinted), { name, type: DOCX })
  return download(Buffer.from(await pdfOf(typstOf(sheets, isPrinted))), { name, type: 'application/pdf' })
}
