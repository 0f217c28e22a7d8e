/** Deadlines against the data they rest on (n4.3c against a1.2a, n4.3d against n4.4a), and days outside the campaign. */
import { dueDays } from '../calendar/duty-dates.ts'
import { allClauses, type Finding } from './finding.ts'
import type { Definition } from './schema.ts'

interface Source {
  title: string
  /** Not before this day can it be known. */
  on: string
  clauses: string[]
}

/** What a duty may need: data when complete, another duty when due, a phase's outcome from its first day on. */
function source(definition: Definition, id: string): Source | undefined {
  const data = definition.data.find((entry) => entry.id === id)
  if (data !== undefined) return { title: data.title, on: data.completeOn, clauses: data.clauses }
  const phase = definition.phases.find((entry) => entry.id === id)
  if (phase !== undefined) return { title: phase.title, on: phase.from, clauses: phase.clauses }
  const duty = definition.duties.find((entry) => entry.id === id)
  const on = duty === undefined ? undefined : dueDays(duty).at(-1)
  return duty === undefined || on === undefined ? undefined : { title: duty.title, on, clauses: duty.clauses }
}

export function dataAfterDeadlines(definition: Definition): Finding[] {
  return definition.duties.flatMap((duty) => {
    const due = dueDays(duty).at(-1)
    if (due === undefined) return []
    return (duty.needs ?? []).flatMap((need): Finding[] => {
      const needed = source(definition, need.id)
      if (needed === undefined || needed.on <= due) return []
      const taken = need.reading === undefined ? undefined : definition.readings[need.reading]
      const settled =
        need.reading === undefined || taken === undefined ? {} : { reading: need.reading, choice: taken.choice }
      const about = {
        duty: duty.id,
        title: duty.title,
        due,
        need: need.id,
        needTitle: needed.title,
        completeOn: needed.on,
      }
      return [
        {
          code: 'data-after-deadline',
          severity: 'warning',
          clauses: allClauses(duty.clauses, needed.clauses),
          values: { variant: taken === undefined ? 'open' : 'settled', ...about, ...settled },
        },
      ]
    })
  })
}

interface Span {
  what: string
  from: string
  to: string
  clauses: string[]
  /** A window that is scored must lie inside; another day outside is only told. */
  scored: boolean
}

export function windowsOutside(definition: Definition): Finding[] {
  const { period } = definition
  return spans(definition)
    .filter((span) => span.from < period.from || span.to > period.to || span.from > span.to)
    .map((span): Finding => {
      const values = { what: span.what, from: span.from, to: span.to, campaignFrom: period.from, campaignTo: period.to }
      const variant = span.from > span.to ? 'backwards' : span.scored ? 'scored' : 'unscored'
      return {
        code: 'window-outside-campaign',
        severity: variant === 'unscored' ? 'warning' : 'error',
        clauses: allClauses(span.clauses, period.clauses),
        values: { variant, ...values },
      }
    })
}

function spans(definition: Definition): Span[] {
  const leaves = definition.indicators.flatMap((indicator) =>
    indicator.kind === 'sum' ? indicator.parts : [indicator],
  )
  const days = definition.duties.flatMap((duty) =>
    dueDays(duty).map((day): Span => ({ what: duty.title, from: day, to: day, clauses: duty.clauses, scored: false })),
  )
  const coverage = definition.coverage
  const notice = definition.publicNotice
  return [
    ...leaves.flatMap((leaf): Span[] =>
      leaf.kind === 'ratio-to-baseline'
        ? [{ what: leaf.title, ...leaf.window, clauses: leaf.clauses, scored: true }]
        : [],
    ),
    ...definition.phases.map((phase): Span => ({
      what: phase.title,
      from: phase.from,
      to: phase.to,
      clauses: phase.clauses,
      scored: true,
    })),
    ...days,
    ...definition.data.map((entry): Span => ({
      what: entry.title,
      from: entry.completeOn,
      to: entry.completeOn,
      clauses: entry.clauses,
      scored: false,
    })),
    ...(coverage === undefined
      ? []
      : [{ what: coverage.title, ...coverage.period, clauses: coverage.clauses, scored: false }]),
    ...(notice === undefined
      ? []
      : [{ what: 'publicNotice', from: notice.by, to: notice.by, clauses: notice.clauses, scored: false }]),
  ]
}
