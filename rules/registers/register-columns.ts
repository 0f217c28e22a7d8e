/** What a column of a register is, and the columns that several registers have, with the headers offices write for them. */
import type { ChoiceListName } from './case-types.ts'

export type ColumnKind = 'text' | 'identifier' | 'unit' | 'choice' | 'day' | 'amount' | 'count' | 'decimal' | 'score'

export interface RegisterColumn {
  /** Name in JSON and in code. */
  key: string
  /** Its header, as the contracts write it. */
  name: string
  aliases: readonly string[]
  kind: ColumnKind
  /** For `choice`. */
  list?: ChoiceListName
  /** 'column': the header must be there. 'value': every row must fill it, too. */
  needs?: 'column' | 'value' | undefined
  /** What an empty cell counts as. */
  empty?: string
  /** For the template: a made-up value. */
  example: string
}

/** A unit stands in one or both of two columns: by code or by name (`unitName` is read into `unit`). */
export const unit: RegisterColumn = {
  key: 'unit',
  name: '单位代码',
  aliases: ['行政区划代码', '单位编码', '区划代码'],
  kind: 'unit',
  example: '652301',
}
export const unitName: RegisterColumn = {
  key: 'unitName',
  name: '单位名称',
  aliases: ['单位', '处罚机关', '实施机关', '填报单位'],
  kind: 'unit',
  example: '昌吉市',
}
export const caseNumber: RegisterColumn = {
  key: 'number',
  name: '案号',
  aliases: ['决定书文号', '处罚决定书文号', '行政处罚决定书文号', '文号'],
  kind: 'identifier',
  needs: 'value',
  example: '昌市环罚〔2017〕1号',
}
export const certificate: RegisterColumn = {
  key: 'certificate',
  name: '证件号',
  aliases: ['执法证号', '执法证件号', '行政执法证号', '执法证编号', '证件编号'],
  kind: 'identifier',
  needs: 'value',
  example: '6501000001',
}
export const score: RegisterColumn = {
  key: 'score',
  name: '得分',
  aliases: ['分数', '成绩', '评分'],
  kind: 'score',
  needs: 'value',
  example: '92.5',
}
export const expert: RegisterColumn = {
  key: 'expert',
  name: '专家',
  aliases: ['评审专家', '评审人', '专家姓名'],
  kind: 'text',
  needs: 'value',
  example: '专家一',
}
export const industry: RegisterColumn = {
  key: 'industry',
  name: '行业',
  aliases: ['行业类别', '所属行业'],
  kind: 'choice',
  list: 'industries',
  needs: 'value',
  example: '水泥',
}

type TextColumn = Pick<RegisterColumn, 'key' | 'name' | 'example'> & Partial<RegisterColumn>

export const text = (column: TextColumn): RegisterColumn => ({ aliases: [], kind: 'text', ...column })
export const count = (key: string, name: string, aliases: readonly string[]): RegisterColumn => ({
  key,
  name,
  aliases,
  kind: 'count',
  empty: '0',
  example: '12',
})
