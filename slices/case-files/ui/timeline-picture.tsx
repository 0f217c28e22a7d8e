/** The picture: a bar for the time allowed, a dot for the day it was done; everything in it stands in the table below, too. */
import { useTranslation } from 'react-i18next'
import { daysBetween } from '../../../rules/calendar/days.ts'
import type { Timeline, TimelineLimit } from '../../../rules/case-check/timeline.ts'
import { outcomeOf, toneOf } from './timeline-outcome.ts'
import './timeline.css'

const WIDTH = 960
const LEFT = 150
const ROW = 34
const TOP = 30

interface Span {
  from: string
  to: string
}

export function TimelinePicture({ timeline, span }: { timeline: Timeline; span: Span }) {
  const { t } = useTranslation('case-files')
  const { limits } = timeline
  const late = limits.filter((limit) => ['late', 'early'].includes(outcomeOf(limit))).length
  const height = TOP + limits.length * ROW + 12
  const total = Math.max(1, daysBetween(span.from, span.to))
  const x = (day: string): number => LEFT + (daysBetween(span.from, day) / total) * (WIDTH - LEFT - 20)
  return (
    <div className="case-scroll" tabIndex={0} role="region" aria-label={t('tabs.timeline')}>
      <svg
        className="case-timeline"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('timeline.picture', { count: limits.length, late })}
      >
        {monthsOf(span).map((day) => (
          <g key={day}>
            <line x1={x(day)} x2={x(day)} y1={TOP - 8} y2={height} className="timeline-month" />
            <text x={x(day) + 3} y={14} className="timeline-day">
              {day.slice(0, 7)}
            </text>
          </g>
        ))}
        {limits.map((limit, at) => (
          <Row key={at} limit={limit} x={x} y={TOP + at * ROW + ROW / 2} />
        ))}
      </svg>
    </div>
  )
}

function Row({ limit, x, y }: { limit: TimelineLimit; x: (day: string) => number; y: number }) {
  const { t } = useTranslation('case-files')
  const { rule, from, until, done, notBefore } = limit
  const tone = toneOf(outcomeOf(limit))
  const name = t(`timeline.names.${rule}`, rule)
  return (
    <g className={`timeline-row ${tone}`}>
      <title>{`${name}：${from} – ${until}${done === undefined ? '' : ` · ${done}`}`}</title>
      <text x={LEFT - 12} y={y + 4} textAnchor="end" className="timeline-name">
        {name}
      </text>
      <rect
        x={x(from)}
        y={y - 5}
        width={Math.max(3, x(until) - x(from))}
        height={10}
        rx={2}
        className={notBefore ? 'timeline-bar closed' : 'timeline-bar'}
      />
      {done !== undefined && (
        <>
          <line x1={x(until)} x2={x(done)} y1={y} y2={y} className="timeline-line" />
          <circle cx={x(done)} cy={y} r={5} className="timeline-dot" />
        </>
      )}
    </g>
  )
}

/** The span's first day, then first days of months; of every third where there are many. A month that begins at once stands for it. */
function monthsOf({ from, to }: Span): string[] {
  const months = firstDays({ from, to })
  const isNear = months[0] !== undefined && daysBetween(from, months[0]) * 12 < daysBetween(from, to)
  return isNear ? months : [from, ...months]
}

function firstDays({ from, to }: Span): string[] {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7))
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1
  const step = last - first > 10 ? 3 : 1
  return Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, at) => {
    const index = first + at * step
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
  }).filter((day) => day >= from && day <= to)
}
