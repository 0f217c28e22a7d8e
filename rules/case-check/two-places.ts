/**
 * two-places. a1.1a 逻辑严密: one officer cannot be in two records at once. Inspections, interviews, sampling; touching is not
 * overlapping; found on both. Across all the files checked together.
 */
import type { Dossier, Draft } from './dossier.ts'
import { spanOf, type Span } from './record-kinds.ts'

interface Presence extends Span {
  officer: string
  /** Index of the dossier. */
  file: number
  document: string
}

/** More than this many are not listed one by one. */
const listed = 3

/** For each dossier, in the same order, its findings. */
export function twoPlaces(dossiers: readonly Dossier[]): Draft[][] {
  const found = dossiers.map((): Draft[] => [])
  const overlaps = new Map<string, Overlap>()
  for (const presences of byOfficer(dossiers).values()) findOverlaps(presences, overlaps)
  for (const { own, others } of overlaps.values())
    found[own.file]?.push({
      rule: 'two-places',
      document: own.document,
      expected: `${own.start} – ${own.end}`,
      found: shortList(others.map((other) => describe(other, own.file, dossiers))),
    })
  return found
}

function byOfficer(dossiers: readonly Dossier[]): Map<string, Presence[]> {
  const officers = new Map<string, Presence[]>()
  dossiers.forEach((dossier, file) => {
    for (const record of recordsOf(dossier)) {
      const span = spanOf(record)
      if (span === undefined) continue
      for (const officer of new Set(record.officers)) {
        const one = { officer, file, document: record.id, ...span }
        const all = officers.get(officer)
        if (all === undefined) officers.set(officer, [one])
        else all.push(one)
      }
    }
  })
  return officers
}

const recordsOf = ({ of }: Dossier) => [...of('现场检查笔录'), ...of('调查询问笔录'), ...of('采样记录')]

const shortList = (overlaps: readonly string[]): string =>
  [...overlaps.slice(0, listed), ...(overlaps.length > listed ? ['…'] : [])].join('; ')

interface Overlap {
  own: Presence
  /** The first few, and one more where there are more. */
  others: Presence[]
}

/** In order of start: whoever has not ended when the next begins overlaps with it. */
function findOverlaps(presences: Presence[], overlaps: Map<string, Overlap>): void {
  presences.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
  let active: Presence[] = []
  for (const next of presences) {
    active = active.filter(({ end }) => end > next.start)
    for (const earlier of active) {
      const full = note(overlaps, next, earlier)
      if (note(overlaps, earlier, next) && full) break
    }
    active.push(next)
  }
}

/** Whether more are known than will be shown. */
function note(overlaps: Map<string, Overlap>, own: Presence, other: Presence): boolean {
  const key = `${own.file} ${own.document}`
  const overlap = overlaps.get(key)
  if (overlap === undefined) overlaps.set(key, { own, others: [other] })
  else if (overlap.others.length <= listed) overlap.others.push(other)
  return (overlap?.others.length ?? 1) > listed
}

function describe({ officer, file, document, start, end }: Presence, own: number, dossiers: readonly Dossier[]) {
  const number = file === own ? '' : `${dossiers[file]?.file.number ?? ''} `
  return `${officer}: ${number}${document} ${start} – ${end}`
}
