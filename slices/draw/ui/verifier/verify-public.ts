/** The public folder, or a unit's own: some numbers stand there, the others are tickets. */
import {
  checkPublicRecord,
  placeOf,
  readPublicRecord,
  type PublicRecord,
} from '../../../../rules/draw/public-record.ts'
import { hallFindings, type Checked, type Finding, type Known, type Step } from './finding.ts'
import { json, linesIn, type Read } from './read-folder.ts'

export const publicFiles = ['draw-public.json', 'lines.csv']

export function verifyPublic(read: Read, known: Known): Checked {
  const found = readPublicRecord(json(read('draw-public.json')))
  const none = { folder: 'public', isDrawn: false, recomputed: 0, of: 0 } as const
  if ('wrong' in found) {
    const findings = found.wrong.map((at): Finding => ({ step: 'files', key: 'record-unreadable', holds: false, at }))
    return { ...none, findings: findings.slice(0, 20) }
  }
  const { record } = found
  const lines = linesIn(read('lines.csv'))
  const check = checkPublicRecord(record, lines)
  const wrong = check.differences.map(({ at, recorded, recomputed }): Finding => {
    const step = stepOf(at)
    return { step, key: `differs-${step}`, holds: false, at, recorded, recomputed }
  })
  const looked = known.numbers.map((number) => lookUp(record, number))
  const extra = new Set(looked.flatMap(({ isNew, number }) => (isNew ? [number] : []))).size
  const { commitment, linesRoot, seed } = record
  return {
    ...{ folder: 'public', isDrawn: check.isDrawn, recomputed: check.recomputed + extra, of: check.of },
    findings: [
      ...wrong,
      ...headFindings(record, new Set(wrong.map(({ at }) => at ?? ''))),
      ...extentFindings({ ...check, recomputed: check.recomputed + extra }, record, wrong.length === 0),
      ...looked.map(({ finding }) => finding),
      ...hallFindings(known, { commitment, linesRoot, seed: seed ?? '' }),
    ],
  }
}

const stepOf = (at: string): Step =>
  at === 'commitment'
    ? 'commitment'
    : at === 'seed'
      ? 'seed'
      : /^(linesRoot|units|strata|lines|linesHash|universeHash)( |$)/.test(at)
        ? 'lines'
        : 'tickets'

/** What is proven of the folder itself, whatever numbers stand in it. */
function headFindings(record: PublicRecord, wrong: ReadonlySet<string>): Finding[] {
  const head: Finding[] = [
    { step: 'lines', key: 'lines-root', holds: true, at: 'linesRoot', recorded: record.linesRoot },
    { step: 'commitment', key: 'commitment', holds: true, at: 'commitment', recorded: record.commitment },
  ]
  if (record.seed !== null) head.push({ step: 'seed', key: 'seed', holds: true, at: 'seed', recorded: record.seed })
  return head.filter(({ at }) => !wrong.has(at ?? '')).map(({ at: _at, ...one }) => one)
}

/** How far it goes, and what stays unsaid. */
function extentFindings(
  check: ReturnType<typeof checkPublicRecord>,
  record: PublicRecord,
  isRight: boolean,
): Finding[] {
  const { isDrawn, isWhole, recomputed, of, wholeStrata, strata } = check
  const universe: Finding = isWhole
    ? { step: 'lines', key: 'universe-hash', holds: isRight, recorded: record.universeHash }
    : { step: 'lines', key: 'universe-unseen', holds: null, recorded: record.universeHash }
  const empty = record.strata.filter(({ size }) => size === 0).length
  const emptyOnes: Finding[] =
    empty === 0 || isWhole ? [] : [{ step: 'lines', key: 'empty-unseen', holds: null, recorded: String(empty) }]
  if (!isDrawn) return [universe, ...emptyOnes, { step: 'tickets', key: 'not-drawn', holds: null }]
  const tickets: Finding = {
    step: 'tickets',
    key: 'tickets',
    holds: isRight ? true : null,
    recorded: `${recomputed} / ${of}`,
  }
  const whole: Finding = {
    step: 'tickets',
    key: 'whole-strata',
    holds: isRight ? true : null,
    recorded: `${wholeStrata} / ${strata}`,
  }
  const hidden = of - recomputed
  return [
    ...[universe, ...emptyOnes],
    ...(recomputed === 0 ? [] : [tickets]),
    ...(wholeStrata === 0 ? [] : [whole]),
    ...(hidden <= 0 ? [] : [{ step: 'tickets', key: 'hidden', holds: null, recorded: `${hidden} / ${of}` } as const]),
  ]
}

/** A number that somebody knows from elsewhere: where its ticket stands, or that it stands nowhere. */
function lookUp(record: PublicRecord, number: string): { finding: Finding; number: string; isNew: boolean } {
  const place = placeOf(record, number)
  if (place === undefined)
    return { finding: { step: 'tickets', key: 'number-absent', holds: null, at: number }, number, isNew: false }
  const at = `${number} → ${place.unit} ${place.type} #${place.place}`
  return { finding: { step: 'tickets', key: 'number-found', holds: true, at }, number, isNew: !place.isNamed }
}
