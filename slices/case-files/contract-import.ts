/** What an import of case files answers: each file for itself. */
import type { FormProblem } from '../../rules/case-check/form.ts'
import type { IdentifierWarning } from '../../rules/case-check/identifiers.ts'

export const importOutcomes = ['refused', 'left', 'made', 'same'] as const
/** `same`: it was there, with this content. `left`: in form, and left out since another was not and that was asked. */
export type ImportOutcome = (typeof importOutcomes)[number]

export interface ImportedFile {
  file: string
  outcome: ImportOutcome
  /** Of the case file; absent where it could not be read. */
  id?: string
  number?: string
  /** The first of them; `count` says how many there are. */
  problems: FormProblem[]
  count: number
  /** Numbers that can't be right: to be looked at, the file came in all the same. Shortened in the middle. */
  warnings: IdentifierWarning[]
}

export interface Imported {
  /** The job's id. */
  receipt: string
  at: string
  files: ImportedFile[]
  /** Nothing could be read at all: there is no case file, or too many. */
  fault: 'no-files' | 'too-many' | null
}

/** The field of the upload that asks for all or none. */
export const WHOLE = 'whole'
