/** The rounds of the draw, and setting a new one. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { ReadingTag } from '../../../platform/web/reading-tag.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { DrawWindow, RoundList, RoundView } from '../contract.ts'
import { useDraw } from './queries.ts'
import { SetRound } from './set-round.tsx'
import './draw.css'

export default function RoundsPage() {
  const { t } = useTranslation('draw')
  const asked = useDraw<RoundList>('')
  const campaign = useCampaign()
  const may = useMay('draw.set')
  const [setting, set] = useState(false)
  const columns = useColumns()
  return (
    <div className="page">
      <PageHeader
        title={t('rounds.title')}
        about={t('rounds.about')}
        actions={
          <>
            <a
              className="page-action"
              href={`/public/${encodeURIComponent(campaign)}/draw`}
              target="_blank"
              rel="noreferrer"
            >
              {t('rounds.public')}
            </a>
            {may && (
              <Button type="primary" onClick={() => set(true)}>
                {t('rounds.set')}
              </Button>
            )}
          </>
        }
      />
      <Answer of={asked}>
        {({ rounds, window }) => (
          <>
            <WindowLine window={window} />
            <DataTable<RoundView>
              id="draw.rounds"
              label={t('rounds.title')}
              columns={columns}
              rows={rounds}
              rowKey={({ round }) => String(round)}
              empty={{ title: t('rounds.empty'), next: t('rounds.emptyNext') }}
            />
            <SetRound open={setting} rounds={rounds} window={window} onClose={() => set(false)} />
          </>
        )}
      </Answer>
    </div>
  )
}

/** When the draw may be, and the reading that says so. */
export function WindowLine({ window: { from, until, clash, R10, R29 } }: { window: DrawWindow }) {
  const { t } = useTranslation('draw')
  const { day } = useFormat()
  return (
    <p className="muted">
      {until === null
        ? t('rounds.from', { from: day(from) })
        : t('rounds.between', { from: day(from), until: day(until) })}{' '}
      {clash && t('rounds.clash')} <ReadingTag id="R29" choice={R29} /> <ReadingTag id="R10" choice={R10} />
    </p>
  )
}

function useColumns(): Column<RoundView>[] {
  const { t } = useTranslation('draw')
  const format = useFormat()
  return [
    {
      key: 'round',
      title: t('rounds.round'),
      always: true,
      render: (_, { round, purpose }) => (
        <PageLink page={`draw/${round}`}>{`${t('rounds.name', { round })} · ${t(`purpose.${purpose}`)}`}</PageLink>
      ),
    },
    { key: 'state', title: t('rounds.state'), always: true, render: (_, round) => <StateTag round={round} /> },
    { key: 'day', title: t('rounds.day'), render: (_, { day }) => format.day(day) },
    { key: 'place', title: t('rounds.place'), render: (_, { place }) => place },
    {
      key: 'lines',
      title: t('rounds.lines'),
      number: true,
      render: (_, { lines }) => (lines === null ? '—' : format.number(lines)),
    },
    {
      key: 'commitment',
      title: t('rounds.commitment'),
      render: (_, { commitment }) =>
        commitment === null ? (
          <span className="muted">{t('rounds.none')}</span>
        ) : (
          <code>{commitment.slice(0, 12)}…</code>
        ),
    },
    {
      key: 'seed',
      title: t('rounds.seed'),
      render: (_, { seed }) => seed ?? <span className="muted">{t('rounds.none')}</span>,
    },
  ]
}

export function StateTag({ round }: { round: Pick<RoundView, 'state' | 'voidAsked'> }) {
  const { t } = useTranslation('draw')
  return (
    <span className={`draw-state ${round.state}`}>
      {t(`state.${round.state}`)}
      {round.voidAsked !== null && round.state !== 'void' && ` · ${t('state.voidAsked')}`}
    </span>
  )
}
