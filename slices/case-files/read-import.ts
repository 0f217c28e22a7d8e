/** One text of an import as a case file of the unit, or every place of it that is not in form, with what stands there. Pure. */
import type { z } from 'zod'
import type { FormProblem } from '../../rules/case-check/form.ts'
import { parsedText } from '../../rules/case-check/parse-text.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import { draftFile, withoutNulls, type DraftFile } from './contract.ts'

export type ReadOne = { document: DraftFile } | { problems: FormProblem[] }

/** @param text null: it is not UTF-8 */
export function readImported(text: string | null, unit: string): ReadOne {
  if (text === null) return refused('不是 UTF-8 文字；请另存为 UTF-8')
  const parsed = parsedText(text)
  if ('message' in parsed) return refused(parsed.message)
  const read = readCaseFile(parsed.value)
  if ('problems' in read) return read
  const draft = draftFile.safeParse(withoutNulls(parsed.value))
  if (!draft.success) return { problems: draft.error.issues.map((issue) => problemOf(issue, parsed.value)) }
  if (draft.data.unit === unit) return { document: draft.data }
  const message = `不是本单位的案卷；本单位是 ${unit}，请由该单位导入`
  return { problems: [{ path: 'unit', value: draft.data.unit, message }] }
}

const refused = (message: string): ReadOne => ({ problems: [{ path: '', value: '', message }] })

type Issue = z.core.$ZodIssue

function problemOf({ path, ...issue }: Issue, whole: unknown): FormProblem {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  const value = path.reduce<unknown>(fieldOf, whole)
  return { path: place.replace(/^\./, ''), value: typeof value === 'string' ? value : '', message: messageOf(issue) }
}

const fieldOf = (value: unknown, name: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

function messageOf(issue: Omit<Issue, 'path'>): string {
  if (issue.code !== 'too_big' || !('maximum' in issue)) return '不合格式；请核对'
  const isList = 'origin' in issue && issue.origin === 'array'
  return isList ? `太多；最多 ${String(issue.maximum)} 项，请分开` : `太长；最多 ${String(issue.maximum)} 个字，请缩短`
}
