/** What an import of case files answers. */
import type { FormProblem } from '../../rules/case-check/form.ts'

export interface Imported {
  /** The new files: id and number. */
  made: { id: string; number: string }[]
  /** Files that were there already, with the same content. */
  same: number
  /** Not empty: nothing was imported. The first of them; `count` says how many there are. */
  problems: (FormProblem & { file: string })[]
  count: number
}
