/**
 * Rows that a person typed into a form of ours become a version of the register by the same way as a file: kept by their
 * hash, checked, compared, kept in one transaction. Nothing is typed twice (a1.2c).
 */
import { Readable } from 'node:stream'
import type { Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { beginImport, mayKeep } from './actions.ts'
import { checkImport, readHere } from './check-import.ts'
import type { RegisterName } from './contract.ts'
import { keepDraft } from './keep-import.ts'
import { errorsOf, findImport, moveImport } from './store.ts'

export interface Form {
  campaign: string
  register: RegisterName
  /** How the record calls it: '重点监控企业数（上报表单）.csv'. */
  fileName: string
  /** Headers as the register has them. */
  headers: readonly string[]
  rows: readonly (readonly string[])[]
  reason: string
}

/** @throws registers.form-refused with the first fault, registers.changed-since where another import came between */
export async function keepForm(doer: Doer, form: Form): Promise<{ importId: string; version: number }> {
  const { campaign, register, fileName, reason } = form
  const stored = await doer.files.put(Readable.from([csvOf(form)]))
  const file = { name: fileName, ...stored }
  const id = await beginImport(doer, { campaign, register, mode: 'amend', file, scope: '' }, 'wait')
  const which = { campaign, id }
  await checkImport(doer, which, { read: readHere, progress: () => {} })
  const [fault] = (await errorsOf(doer.db, which, { offset: 0, limit: 1 })).errors
  if (fault !== undefined) throw problem('registers.form-refused', { detail: fault.message })
  const row = await findImport(doer.db, which)
  if (row === undefined) throw problem('registers.failed')
  mayKeep(row, { mode: 'amend', reason })
  await moveImport(doer.db, which, { from: ['checked'], set: { status: 'keeping', reason } })
  await keepDraft(doer, which)
  const kept = await findImport(doer.db, which)
  if (kept?.status !== 'kept' || kept.version === null) throw problem('registers.changed-since')
  return { importId: id, version: kept.version }
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const csvOf = ({ headers, rows }: Form): string =>
  `\ufeff${[headers, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
