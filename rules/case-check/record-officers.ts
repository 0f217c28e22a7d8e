/**
 * two-officers, certificate-valid. a1.1a 程序规范: an inspection, interview, sampling or re-check is made by two officers with
 * valid certificates. 《行政处罚法》（1996）art. 37, （2021）art. 42.
 */
import type { CaseDocument, Officer } from './case-file.ts'
import { dayOf, type Dossier, type Draft } from './dossier.ts'
import { countOf } from './limits.ts'
import { records } from './record-kinds.ts'

export function twoOfficers(dossier: Dossier): Draft[] {
  return records(dossier).flatMap((record): Draft[] => {
    const present = new Set(record.officers).size
    const on = dayOf(record) ?? dossier.file.discovered
    const needed = countOf(dossier.limit('two-officers', on))
    if (present >= needed) return []
    return [{ rule: 'two-officers', document: record.id, expected: String(needed), found: String(present) }]
  })
}

/** One finding an officer, on any document that names officers. */
export function certificateValid({ file }: Dossier): Draft[] {
  return file.documents.flatMap((document) =>
    [...new Set(document.officers)].flatMap((certificate) => {
      const own = file.officers.filter((officer) => officer.certificate === certificate)
      return certificateFault(document, certificate, own)
    }),
  )
}

/** `own`: an officer whose certificate was renewed stands in the list more than once. */
function certificateFault(document: CaseDocument, certificate: string, own: readonly Officer[]): Draft[] {
  const rule = 'certificate-valid'
  if (own.length === 0) return [{ rule, document: document.id, expected: 'officers', found: certificate }]
  const day = startDay(document) ?? document.date
  if (day === undefined) return [{ rule, document: document.id, expected: 'date', found: certificate, ask: true }]
  if (own.some(({ validFrom, validTo }) => inside(day, validFrom, validTo) === true)) return []
  const found = own.map(({ validFrom, validTo }) => `${certificate} ${validFrom ?? '?'}/${validTo ?? '?'}`).join('; ')
  const unknown = own.some(({ validFrom, validTo }) => inside(day, validFrom, validTo) === undefined)
  return [{ rule, document: document.id, expected: day, found, on: day, ...(unknown ? { ask: true } : {}) }]
}

/** The day of `start`, even where its time is missing. */
export const startDay = (document: CaseDocument): string | undefined => dayOf({ ...document, date: undefined })

/** Undefined: an end of the validity is not stated, and the other does not exclude the day. */
function inside(day: string, from: string | undefined, to: string | undefined): boolean | undefined {
  if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false
  return from === undefined || to === undefined ? undefined : true
}
