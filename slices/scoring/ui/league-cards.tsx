/** The league on a phone: one card a row, the number that counts beside the name, its indicators below; the cut line between two cards. */
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeagueView } from '../contract.ts'
import type { TableRow } from './league-columns.tsx'
import { shortened, Who } from './league-columns.tsx'
import type { League } from './league-rows.ts'
import { PointsCell } from './points-cell.tsx'
import type { NumberAt } from './queries.ts'
import { useRegisterWords } from './register-words.ts'

interface Props {
  view: LeagueView
  league: League
  rows: readonly TableRow[]
  hidden: readonly string[]
  open: NumberAt | undefined
  onOpen: (number: { subject: string; path: string }) => void
}

export function LeagueCards(props: Props) {
  return (
    <ol className="league-cards">
      {props.rows.map((row) => (
        <Fragment key={row.key}>
          {row.cut === undefined ? <Card {...props} row={row} /> : <li className="card-cut">{row.cut}</li>}
        </Fragment>
      ))}
    </ol>
  )
}

function Card({ row, ...props }: Props & { row: TableRow }) {
  const { t } = useTranslation('scoring')
  const { league, open, onOpen } = props
  const { choice } = useRegisterWords()
  const label = t(league.kind === 'units' ? 'league.total' : 'league.score')
  const beside = [row.unitName, choice(row.industry), row.report].filter(
    (word) => word !== '' && league.kind === 'people',
  )
  return (
    <li className={row.rank === null ? 'league-card unranked' : 'league-card'}>
      <div className="card-head">
        <span className="card-rank figures">{row.rank ?? '—'}</span>
        <Who row={row} run={props.view.run.id} />
        {row.total === null ? (
          <span className="muted">{t('league.noScore')}</span>
        ) : (
          <PointsCell
            {...{ value: row.total, label: `${row.name} ${label}`, strong: true }}
            selected={open?.subject === row.subject && open.path === ''}
            onOpen={() => onOpen({ subject: row.subject, path: '' })}
          />
        )}
      </div>
      {beside.length > 0 && <div className="muted small">{beside.join(' · ')}</div>}
      {league.kind === 'units' && <Indicators {...props} row={row} />}
    </li>
  )
}

function Indicators({ view, row, hidden, open, onOpen }: Props & { row: TableRow }) {
  return (
    <dl className="card-points">
      {view.indicators
        .filter(({ id }) => !hidden.includes(id))
        .map(({ id, title, points }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              <PointsCell
                {...{ value: shortened(row.points[id] ?? '0'), label: `${row.name} ${title}`, full: points }}
                whyNot={row.notApplicable[id]}
                selected={open?.subject === row.subject && open.path === id}
                onOpen={() => onOpen({ subject: row.subject, path: id })}
              />
            </dd>
          </div>
        ))}
    </dl>
  )
}
