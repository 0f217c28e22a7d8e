/** The words of a record that pages offer, without the schemas. */
import { contentFields } from '../case-check/case-file.ts'

export const recordKinds = ['现场检查笔录', '调查询问笔录'] as const
export type RecordKind = (typeof recordKinds)[number]

/** What an answer belongs to: the contents that an inspection record must have (n2.2a), or neither. */
export const sectionWords = [...contentFields, 'other'] as const
export type Section = (typeof sectionWords)[number]

export const personFields = ['name', 'idNumber', 'post', 'relation', 'phone', 'address'] as const
