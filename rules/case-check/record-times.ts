/**
 * start-end, on-the-spot, sampling-inside. a1.1a, n2.2a: a record says when it was begun and ended, to the minute, and is made on
 * the spot. 《环境行政处罚证据指南》.
 */
import type { CaseDocument } from './case-file.ts'
import { ask, type Dossier, type Draft } from './dossier.ts'
import { isToTheMinute, records, spanOf } from './record-kinds.ts'
import { startDay } from './record-officers.ts'

export function startEnd(dossier: Dossier): Draft[] {
  return records(dossier).flatMap((record): Draft[] => {
    const { id, start, end } = record
    if (spanOf(record) !== undefined) return []
    const written = isToTheMinute(start) && isToTheMinute(end)
    const expected = written ? 'start < end' : 'YYYY-MM-DDTHH:MM'
    return [{ rule: 'start-end', document: id, expected, found: `${start ?? ''} – ${end ?? ''}` }]
  })
}

/** An inspection that goes past midnight may bear either day. */
export function onTheSpot(dossier: Dossier): Draft[] {
  return dossier.of('现场检查笔录').flatMap((record): Draft[] => {
    const { id, date } = record
    const day = startDay(record)
    if (day === undefined) return []
    if (date === undefined) return [ask('on-the-spot', id, day)]
    const lastDay = spanOf(record)?.end.slice(0, 10) ?? day
    return date >= day && date <= lastDay ? [] : [{ rule: 'on-the-spot', document: id, expected: day, found: date }]
  })
}

export function samplingInside(dossier: Dossier): Draft[] {
  const inspections = dossier.of('现场检查笔录')
  return dossier.of('采样记录').flatMap((sampling) => outside(sampling, inspections))
}

/** Without the times of an inspection a person must look; without the sampling's own, rule start-end has said so. */
function outside(sampling: CaseDocument, inspections: readonly CaseDocument[]): Draft[] {
  const taken = spanOf(sampling)
  if (taken === undefined) return []
  const spans = inspections.map(spanOf)
  if (spans.some((span) => span !== undefined && span.start <= taken.start && taken.end <= span.end)) return []
  const times = spans.map((span) => (span === undefined ? '?' : `${span.start} – ${span.end}`))
  const expected = times.join('; ') || '现场检查笔录'
  const found = `${taken.start} – ${taken.end}`
  const unknown = spans.includes(undefined)
  return [{ rule: 'sampling-inside', document: sampling.id, expected, found, ...(unknown ? { ask: true } : {}) }]
}
