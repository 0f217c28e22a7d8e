/**
 * certificates-shown, recusal-told, party-signature, pages-signed, blanks-struck, corrections-signed. a1.1a 程序规范. Inspections
 * and interviews: what is absent is missing. Sampling and re-checks: what is stated is looked at.
 * 《行政处罚法》（1996）art. 37, （2021）art. 43, 55; 《环境行政处罚证据指南》.
 */
import type { CaseDocument } from './case-file.ts'
import type { RuleId } from './catalogue.ts'
import type { Dossier, Draft } from './dossier.ts'
import { records, statesEverything } from './record-kinds.ts'

type Value = string | boolean | undefined

interface Formality {
  rule: RuleId
  /** What stands for an absent field where everything must be stated. */
  absent: string | boolean
  field: (record: CaseDocument) => Value
  wrong: (value: string | boolean) => boolean
  expected: string
}

const formalities: readonly Formality[] = [
  {
    rule: 'certificates-shown',
    absent: 'missing',
    field: ({ certificates }) => certificates,
    wrong: (value) => value !== 'confirmed',
    expected: 'confirmed',
  },
  {
    rule: 'recusal-told',
    absent: 'missing',
    field: ({ recusal }) => recusal,
    wrong: (value) => value !== 'confirmed',
    expected: 'confirmed',
  },
  {
    rule: 'party-signature',
    absent: 'missing',
    field: ({ signature }) => signature,
    wrong: (value) => value === 'missing',
    expected: 'signed, refused-noted, absent-noted',
  },
  {
    rule: 'blanks-struck',
    absent: false,
    field: ({ blanksStruck }) => blanksStruck,
    wrong: (value) => value === false,
    expected: 'true',
  },
  {
    rule: 'corrections-signed',
    absent: 'none',
    field: ({ corrections }) => corrections,
    wrong: (value) => value === 'unsigned',
    expected: 'none, signed',
  },
]

export const recordFormalities = (dossier: Dossier): Draft[] =>
  records(dossier).flatMap((record) => [...formalities.flatMap((one) => look(one, record)), ...pagesSigned(record)])

function look({ rule, absent, field, wrong, expected }: Formality, record: CaseDocument): Draft[] {
  const value = field(record) ?? (statesEverything(record) ? absent : undefined)
  if (value === undefined || !wrong(value)) return []
  return [{ rule, document: record.id, expected, found: String(value) }]
}

/** Every page signed, and "read and correct" on the last one: one finding for both. */
function pagesSigned(record: CaseDocument): Draft[] {
  const absent = statesEverything(record) ? false : undefined
  const stated = { everyPageSigned: record.everyPageSigned ?? absent, readOpinion: record.readOpinion ?? absent }
  const wrong = Object.entries(stated).filter(([, value]) => value === false)
  if (wrong.length === 0) return []
  const [expected, found] = [true, false].map((value) => wrong.map(([name]) => `${name}=${value}`).join(', '))
  return [{ rule: 'pages-signed', document: record.id, expected: expected ?? '', found: found ?? '' }]
}
