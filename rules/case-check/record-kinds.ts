/** Which documents are records of what officers did on the spot (a1.1a), and the time in them. */
import type { CaseDocument } from './case-file.ts'
import type { Dossier } from './dossier.ts'

/** Inspections, interviews, sampling, re-checks: in the file's order. */
export const records = ({ file }: Dossier): readonly CaseDocument[] =>
  file.documents.filter(({ kind }) => isMain(kind) || kind === '采样记录' || kind === '复查记录')

const isMain = (kind: CaseDocument['kind']): boolean => kind === '现场检查笔录' || kind === '调查询问笔录'

/** An inspection or interview must state everything; of sampling and re-checks only what is stated is looked at. */
export const statesEverything = ({ kind }: CaseDocument): boolean => isMain(kind)

const minute = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/

export const isToTheMinute = (moment: string | undefined): moment is string =>
  moment !== undefined && minute.test(moment)

export interface Span {
  /** 'YYYY-MM-DDTHH:MM': text order is the order of time. */
  start: string
  end: string
}

/** Undefined where rule start-end finds a defect. */
export function spanOf({ start, end }: CaseDocument): Span | undefined {
  return isToTheMinute(start) && isToTheMinute(end) && end > start ? { start, end } : undefined
}
