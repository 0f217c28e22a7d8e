/** What an empty table of a register says of itself: headers, notes, the words that fit. Written by platform/tables/template.ts. */
import { type ChoiceListName, choiceLists } from './case-types.ts'
import type { ColumnKind, RegisterColumn } from './register-columns.ts'
import type { Register } from './registers.ts'

export interface RegisterTemplateColumn {
  header: string
  note: string
  required: boolean
  example: string
  choices?: readonly string[]
  kind: 'text' | 'number' | 'day'
}

export interface RegisterTemplate {
  title: string
  columns: RegisterTemplateColumn[]
  notes: string[]
}

const notes: Record<ColumnKind, string> = {
  text: '文字。',
  identifier: '按原文填写。16 位以上的号码请保持“文本”格式，否则 Excel 会改动末尾几位。',
  unit: '单位代码和单位名称填一个即可；两个都填时必须是同一个单位。',
  choice: '从列表中选择。',
  day: '日期，如 2017-05-03。',
  amount: '数字，单位为元；没有罚款填 0。',
  count: '整数，不能是负数。',
  decimal: '数字，不能是负数。',
  score: '0 到 100 之间的数字。',
}

const kindOf = (kind: ColumnKind): 'text' | 'number' | 'day' => {
  if (kind === 'day') return 'day'
  return kind === 'amount' || kind === 'count' || kind === 'decimal' || kind === 'score' ? 'number' : 'text'
}

type Lists = Readonly<Partial<Record<ChoiceListName, readonly string[]>>>

function templateColumn(column: RegisterColumn, lists: Lists): RegisterTemplateColumn {
  const choices = column.list === undefined ? undefined : (lists[column.list] ?? Object.keys(choiceLists[column.list]))
  return {
    header: column.kind === 'amount' ? `${column.name}（元）` : column.name,
    note: notes[column.kind] + (choices === undefined ? '' : `可以填：${choices.join('、')}。`),
    required: column.needs === 'value',
    example: column.example,
    kind: kindOf(column.kind),
    ...(choices === undefined ? {} : { choices }),
  }
}

/** `lists`: the campaign's own entries of closed lists. */
export function registerTemplate(register: Register, lists: Lists = {}): RegisterTemplate {
  return {
    title: register.title,
    columns: register.columns.map((column) => templateColumn(column, lists)),
    notes: [
      `《${register.title}》填写说明`,
      '请在第一张工作表中填写，一行一条；不要改动表头。表头标红的列必须填写。',
      '也可以直接上传本单位已有的登记表：列名不同、表头上方有标题、有合并单元格都能识别。',
    ],
  }
}
