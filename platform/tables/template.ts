/** An empty .xlsx to be filled in: headers with notes, an example on a sheet of its own, lists where only some words fit. */
import excel from 'exceljs'
import { sheetName, styleHeader } from './write-table.ts'

export interface TemplateColumn {
  header: string
  /** What stands in it and how it may be written; shown as a note on the header. */
  note: string
  required: boolean
  example: string
  /** The words that fit, where no others do. */
  choices?: readonly string[]
  kind: 'text' | 'number' | 'day'
}

export interface Template {
  title: string
  columns: readonly TemplateColumn[]
  /** How to fill it in, one line each; on the second sheet, above the example. */
  notes: readonly string[]
}

const lastRow = 5000

function addLists(workbook: excel.Workbook, sheet: excel.Worksheet, columns: readonly TemplateColumn[]): void {
  const lists = workbook.addWorksheet('可选值', { state: 'hidden' })
  let used = 0
  columns.forEach(({ choices }, i) => {
    if (choices === undefined || choices.length === 0) return
    const list = lists.getColumn(++used)
    list.values = [...choices]
    const formula = `可选值!$${list.letter}$1:$${list.letter}$${choices.length}`
    const letter = sheet.getColumn(i + 1).letter
    for (let row = 2; row <= lastRow; row++) {
      sheet.getCell(`${letter}${row}`).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [formula],
        showErrorMessage: true,
        errorTitle: '请从列表中选择',
        error: choices.join('、').slice(0, 200),
      }
    }
  })
}

function addExample(workbook: excel.Workbook, template: Template): void {
  const sheet = workbook.addWorksheet('填写说明')
  for (const note of template.notes) sheet.addRow([note])
  sheet.addRow([])
  styleHeader(sheet.addRow(['列名', '是否必填', '填写要求', '示例']))
  for (const column of template.columns) {
    sheet.addRow([column.header, column.required ? '必填' : '选填', column.note, column.example])
  }
  sheet.columns.forEach((column, i) => (column.width = [18, 10, 60, 26][i] ?? 20))
}

/** The first sheet has nothing but the header, so that a filled-in template is read without a word about it. */
export async function writeTemplate(template: Template): Promise<Uint8Array> {
  const workbook = new excel.Workbook()
  const sheet = workbook.addWorksheet(sheetName(template.title), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = template.columns.map(({ header, kind }) => ({
    width: Math.max(16, header.length * 2 + 4),
    style: { numFmt: kind === 'text' ? '@' : kind === 'day' ? 'yyyy-mm-dd' : 'General' },
  }))
  const header = sheet.addRow(template.columns.map((column) => column.header))
  styleHeader(header)
  template.columns.forEach((column, i) => {
    const cell = header.getCell(i + 1)
    cell.note = `${column.required ? '必填。' : '选填。'}${column.note}`
    if (column.required) cell.font = { bold: true, color: { argb: 'FFB42318' } }
  })
  addExample(workbook, template)
  addLists(workbook, sheet, template.columns)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
