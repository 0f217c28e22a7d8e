/**
 * Facts as they cross the wire for what-if: rows of values instead of objects, exact numbers as text, no case rows. The
 * browser scores them with the very rules of the server (`rules/scoring`). Pure; shared by server and browser.
 */
import { exact, exactText } from '../../rules/quantity/exact.ts'
import type { CaseTally, Facts, NominationFact } from '../../rules/scoring/facts.ts'

type Truth = 0 | 1
/** Each list in the order of the fact's fields; officers and units by their place in the lists; -1: none. */
export interface FactsDocument {
  units: [string, string, string, number, string, string, string, number][]
  officers: [string, string, number, number][]
  /** Window → unit, type, count, fines as a whole number of 1/10^scale yuan, scale. */
  tallies: Record<string, [number, number, number, string, number][]>
  fileScores: [string, number, string, string, string, string, number][]
  reportScores: [string, number, string, string, string, number][]
  examScores: [number, string, number][]
  nominations: [string, number, number, string, string, string, string, Truth, Truth, number][]
  figures: [number, string, string, string, number][]
}

const truth = (value: boolean): Truth => (value ? 1 : 0)

export function factsDocument(facts: Facts): FactsDocument {
  return {
    units: facts.units.map((u) => [
      ...([u.code, u.name, u.level, u.parent] as const),
      ...([exactText(u.stateControlled), exactText(u.keyMonitored), u.listYear, u.row] as const),
    ]),
    officers: facts.officers.map((o) => [o.certificate, o.name, o.unit, o.row]),
    tallies: Object.fromEntries(
      [...facts.tallies].map(([window, list]) => [
        window,
        list.map((t) => [t.unit, t.type, t.count, `${t.fines}`, t.fineScale]),
      ]),
    ),
    fileScores: facts.fileScores.map((f) => [
      ...([f.file, f.unit, f.type, f.source, f.expert, exactText(f.score), f.row] as const),
    ]),
    reportScores: facts.reportScores.map((r) => [
      ...([r.report, r.officer, r.industry, r.expert, exactText(r.score), r.row] as const),
    ]),
    examScores: facts.examScores.map((e) => [e.officer, exactText(e.score), e.row]),
    nominations: facts.nominations.map((n) => [
      ...([n.category, n.unit, n.officer ?? -1, n.certificate, n.industry, n.material1, n.material2] as const),
      ...([truth(n.integrityProof), truth(n.verifiedReport), n.row] as const),
    ]),
    figures: facts.figures.map((f) => [f.unit, f.figure, f.period, exactText(f.value), f.row]),
  }
}

export function factsFrom(document: FactsDocument): Facts {
  return {
    units: document.units.map(([code, name, level, parent, stateControlled, keyMonitored, listYear, row]) => ({
      ...{ code, name, level, parent, listYear, row },
      ...{ stateControlled: exact(stateControlled), keyMonitored: exact(keyMonitored) },
    })),
    officers: document.officers.map(([certificate, name, unit, row]) => ({ certificate, name, unit, row })),
    tallies: new Map(Object.entries(document.tallies).map(([window, list]) => [window, list.map(tallyFrom)])),
    fileScores: document.fileScores.map(([file, unit, type, source, expert, score, row]) => ({
      ...{ file, unit, type, source, expert, row },
      score: exact(score),
    })),
    reportScores: document.reportScores.map(([report, officer, industry, expert, score, row]) => ({
      ...{ report, officer, industry, expert, row },
      score: exact(score),
    })),
    examScores: document.examScores.map(([officer, score, row]) => ({ officer, score: exact(score), row })),
    nominations: document.nominations.map(nominationFrom),
    figures: document.figures.map(([unit, figure, period, value, row]) => ({
      ...{ unit, figure, period, row },
      value: exact(value),
    })),
  }
}

function tallyFrom([unit, type, count, written, fineScale]: FactsDocument['tallies'][string][number]): CaseTally {
  const fines = BigInt(written)
  const safe = fines <= BigInt(Number.MAX_SAFE_INTEGER)
  return { unit, type, count, fines: safe ? Number(fines) : fines, fineScale, rows: new Int32Array(0) }
}

function nominationFrom(row: FactsDocument['nominations'][number]): NominationFact {
  const [category, unit, officer, certificate, industry, material1, material2, proof, verified, at] = row
  return {
    ...{ category, unit, certificate, industry, material1, material2, row: at },
    ...(officer < 0 ? {} : { officer }),
    ...{ integrityProof: proof === 1, verifiedReport: verified === 1 },
  }
}
