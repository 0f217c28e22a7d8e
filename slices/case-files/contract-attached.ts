/**
 * Signed records in a case file (n2.2a, n2.2b): what one brings with it, whose it is, and that it stays what was signed. Pure, the
 * same in the browser as on the server.
 */
import type { DraftDocument, DraftFile, RecordChoice, RecordOfficer } from './contract.ts'

/** What was carried from a record, and what the file says otherwise: shown, never overwritten. */
export interface Attached {
  file: DraftFile
  taken: Carried[]
  differs: Differing[]
}

export const carriedFields = ['party', 'discovered', 'officer', 'officerName', 'validity'] as const
export type CarriedField = (typeof carriedFields)[number]

export interface Carried {
  field: CarriedField
  /** As people read it: a name, a day, a name with its certificate. */
  value: string
  /** The days of a certificate stand in the register of officers; the rest in the record. */
  from: 'record' | 'register'
}

export interface Differing extends Carried {
  /** What the file says, and goes on saying. */
  stays: string
}

/** The shortest reason for what needs one. */
export const SHORTEST_REASON = 4

const said = (text: string | undefined | null): string => (text ?? '').trim()

/** Does it name another party than the file does? One that names none, or a file without a party yet, is none of another. */
export function isOfAnotherParty(file: Pick<DraftFile, 'party'>, document: Pick<DraftDocument, 'party'>): boolean {
  const [own, other] = [said(file.party.name), said(document.party)]
  return own !== '' && other !== '' && own !== other
}

/** `d1`, `d2` … the first that is free. */
export function freeDocumentId({ documents }: Pick<DraftFile, 'documents'>): string {
  const ids = new Set(documents.map(({ id }) => id))
  let number = documents.length + 1
  while (ids.has(`d${number}`)) number += 1
  return `d${number}`
}

/** Takes a record in: itself, its officers with the days of their certificates, and what the file has not said yet. */
export function attachRecord(file: DraftFile, { id, hash, document, officers }: RecordChoice, reason = ''): Attached {
  const isOther = isOfAnotherParty(file, document)
  const made: DraftDocument = {
    ...document,
    id: freeDocumentId(file),
    record: { id, hash, ...(said(reason) === '' ? {} : { reason: said(reason) }) },
  }
  const start: Attached = { file: { ...file, documents: [...file.documents, made] }, taken: [], differs: [] }
  const withFacts = isOther ? start : withDiscovery(withParty(start, document), document)
  return officers.reduce(withOfficer, withFacts)
}

function withParty({ file, taken, differs }: Attached, { party }: DraftDocument): Attached {
  if (said(file.party.name) !== '' || said(party) === '') return { file, taken, differs }
  const named = { ...file, party: { ...file.party, name: said(party) } }
  return { file: named, taken: [...taken, { field: 'party', value: said(party), from: 'record' }], differs }
}

/** What an inspection saw was discovered on its day at the latest. */
function withDiscovery({ file, taken, differs }: Attached, { kind, date }: DraftDocument): Attached {
  if (kind !== '现场检查笔录' || said(date) === '') return { file, taken, differs }
  const carried: Carried = { field: 'discovered', value: said(date), from: 'record' }
  const stands = said(file.discovered)
  if (stands === '') return { file: { ...file, discovered: said(date) }, taken: [...taken, carried], differs }
  return { file, taken, differs: stands > said(date) ? [...differs, { ...carried, stays: stands }] : differs }
}

type FileOfficer = DraftFile['officers'][number]

function withOfficer({ file, taken, differs }: Attached, one: RecordOfficer): Attached {
  const at = file.officers.findIndex(({ certificate }) => said(certificate) === one.certificate)
  const known = file.officers[at]
  const named = one.name === '' ? one.certificate : `${one.name} ${one.certificate}`
  if (known === undefined) {
    const days = { validFrom: one.validFrom ?? undefined, validTo: one.validTo ?? undefined }
    const added = { certificate: one.certificate, name: one.name, ...days }
    return {
      file: { ...file, officers: [...file.officers, added] },
      taken: [...taken, { field: 'officer', value: named, from: 'record' }, ...validityTaken(one, named)],
      differs: [...differs, ...otherName(one, one.registeredName)],
    }
  }
  const filled = filledIn(known, one)
  return {
    file: { ...file, officers: file.officers.with(at, filled.officer) },
    taken: [...taken, ...filled.taken],
    differs: [...differs, ...filled.differs],
  }
}

const daysOf = ({ validFrom, validTo }: { validFrom?: unknown; validTo?: unknown }): string =>
  [validFrom, validTo].map((day) => (typeof day === 'string' && day !== '' ? day : '…')).join(' – ')

const saysDays = ({ validFrom, validTo }: RecordOfficer): boolean => validFrom !== null || validTo !== null

const validityTaken = (one: RecordOfficer, named: string): Carried[] =>
  saysDays(one) ? [{ field: 'validity', value: `${named}：${daysOf(one)}`, from: 'register' }] : []

/** The certificate bears one name here and another there. */
const otherName = (one: RecordOfficer, stands: string | null | undefined): Differing[] =>
  one.name === '' || said(stands) === '' || said(stands) === one.name
    ? []
    : [{ field: 'officerName', value: `${one.certificate} ${one.name}`, from: 'record', stays: said(stands) }]

/** An officer who stands in the file already: what is empty is filled, what is there stays. */
function filledIn(known: FileOfficer, one: RecordOfficer) {
  const name = typeof known['name'] === 'string' ? known['name'] : ''
  const hasDays = said(known.validFrom) !== '' || said(known.validTo) !== ''
  const label = `${one.name} ${one.certificate}`.trim()
  const taken: Carried[] = []
  const differs = otherName(one, name === '' ? one.registeredName : name)
  let officer = known
  if (name === '' && one.name !== '') {
    officer = { ...officer, name: one.name }
    taken.push({ field: 'officerName', value: label, from: 'record' })
  }
  if (!hasDays && saysDays(one)) {
    officer = { ...officer, validFrom: one.validFrom ?? undefined, validTo: one.validTo ?? undefined }
    taken.push(...validityTaken(one, label))
  } else if (hasDays && saysDays(one) && daysOf(known) !== daysOf(one))
    differs.push({ field: 'validity', value: `${label}：${daysOf(one)}`, from: 'register', stays: daysOf(known) })
  return { officer, taken, differs }
}

/** Documents that were taken over from signed records and differ from what they were. */
export const brokenRecords = (before: DraftFile, after: DraftFile): DraftDocument[] =>
  before.documents.filter((old) => {
    if (old.record === undefined) return false
    const now = after.documents.find(({ id }) => id === old.id)
    return now !== undefined && JSON.stringify(now) !== JSON.stringify(old)
  })

/** Documents that say they come from a signed record and stood in no version yet. */
export const newRecords = (before: DraftFile, after: DraftFile): DraftDocument[] =>
  after.documents.filter(
    ({ id, record }) =>
      record !== undefined && !before.documents.some((old) => old.id === id && old.record !== undefined),
  )

/** Records that stood in the file and stand there no more. */
export const detachedRecords = (before: DraftFile, after: DraftFile): DraftDocument[] =>
  before.documents.filter(({ id, record }) => record !== undefined && !after.documents.some((one) => one.id === id))

/** Records of another party that nobody has given a reason for. */
export const unexplainedRecords = (before: DraftFile, after: DraftFile): DraftDocument[] =>
  newRecords(before, after).filter(
    (one) => isOfAnotherParty(after, one) && said(one.record?.reason).length < SHORTEST_REASON,
  )

/** What a record says, without the place that it has in the file. */
export const saidBy = ({ id: _id, record: _record, ...said }: DraftDocument): string =>
  JSON.stringify(Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1)))
