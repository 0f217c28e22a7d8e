/** What the scoring command answers a wrong cell with, in both languages; `{name}` stands for a value. */
import type { Sentence } from './messages.ts'

const strictMessages = {
  'two-columns': {
    zh: '表头里有两列“{column}”，不知以哪一列为准；请删去多余的一列',
    en: 'The header has two columns {column}: which one counts? Delete one of them',
  },
  'no-column': {
    zh: '缺少“{column}”列；第 1 行应为表头，须有：{columns}',
    en: 'There is no column {column}; row 1 is the header and must have: {columns}',
  },
  rounded: {
    zh: '“{value}”以数字保存，超过 15 位的尾数已被表格软件改动；请把“{column}”列设为文本后重新填写',
    en: '"{value}" is kept as a number, and the digits after the 15th were changed by the spreadsheet; format the column {column} as text and type it again',
  },
  empty: { zh: '“{column}”为空；请填写', en: '{column} is empty; fill it in' },
  'unknown-word': {
    zh: '“{column}”是“{value}”，不在可用的值之内；请改为：{choices}',
    en: '{column} is "{value}", which is none of the values allowed: {choices}',
  },
  'number-empty': { zh: '“{column}”为空；请填写数字', en: '{column} is empty; write a number' },
  'number-negative': {
    zh: '“{column}”是负数“{value}”；请改为 0 或更大的数',
    en: '{column} is negative ({value}); write 0 or more',
  },
  'number-none': {
    zh: '“{column}”是“{value}”，不是数字；请只填数字，如 98000、98,000 或 88.5',
    en: '{column} is "{value}", which is no number; write digits only, such as 98000, 98,000 or 88.5',
  },
  'number-beyond': {
    zh: '“{column}”是“{value}”，超出 0–{most}；请核对后改正',
    en: '{column} is "{value}", outside 0–{most}; check it and correct it',
  },
  'number-broken': {
    zh: '“{column}”是“{value}”，应为整数；请核对后改正',
    en: '{column} is "{value}" and must be a whole number; check it and correct it',
  },
  'day-empty': {
    zh: '“{column}”为空；请填写日期，如 2017-05-01',
    en: '{column} is empty; write a date such as 2017-05-01',
  },
  'day-none': {
    zh: '“{column}”是“{value}”，不是日期；请写成 2017-05-01、2017/5/1 或 2017年5月1日',
    en: '{column} is "{value}", which is no date; write 2017-05-01, 2017/5/1 or 2017年5月1日',
  },
  twice: {
    zh: '“{column}”“{value}”重复，前面已有一行；请删去或改正其中一行',
    en: '{column} {value} stands in an earlier row already; delete or correct one of them',
  },
  'parent-empty': {
    zh: '“上级代码”为空；请填写所属{wanted}单位的代码',
    en: '上级代码 is empty; write the code of the unit of the level {wanted} that it belongs to',
  },
  'parent-unknown': {
    zh: '上级代码“{value}”在单位表中没有；请补上该单位或改正代码',
    en: '上级代码 {value} is not among the units; add that unit or correct the code',
  },
  'parent-level': {
    zh: '上级代码“{value}”不是{wanted}单位；请填写所属{wanted}单位的代码',
    en: '上级代码 {value} is no unit of the level {wanted}; write the code of the one that it belongs to',
  },
  'second-root': {
    zh: '{value}单位只能有一个，前面已有“{other}”；请核对层级',
    en: 'There is one unit of the level {value} only, and {other} is it; check the level',
  },
  'unknown-unit': {
    zh: '单位代码“{value}”在单位表中没有；请补上该单位或改正代码',
    en: '单位代码 {value} is not among the units; add that unit or correct the code',
  },
  'unknown-officer': {
    zh: '证件号“{value}”在持证人员表中没有；请补上该人员或改正证件号',
    en: 'Nobody among the officers holds the certificate {value}; add that person or correct the number',
  },
  'root-nominated': {
    zh: '“{value}”是{level}单位，不参加评选；请填写被推荐的县级单位',
    en: '{value} is the unit of the level {level}, which is not ranked; write the county put up',
  },
  'other-industry': {
    zh: '报告“{report}”属“{reported}”行业，这里推荐的是“{value}”；请改正行业或报告编号',
    en: 'The report {report} is of the industry {reported}, not {value}; correct the industry or the number of the report',
  },
  disagrees: {
    zh: '{key}“{id}”的“{column}”这里是“{value}”，第 {row} 行是“{before}”；请核对后改为一致',
    en: '{column} of {key} {id} is "{value}" here and "{before}" in row {row}; check them and make them agree',
  },
} satisfies Record<string, Sentence>

/** A sentence with its values, not yet in a language. */
export type Said = readonly [code: keyof typeof strictMessages, values?: Readonly<Record<string, string | number>>]

export const saidIn = ([code, values = {}]: Said, language: keyof Sentence): string =>
  strictMessages[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
