/** What can be done with a run: compare, the live workbook, score again, take it home, freeze it. */
import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { useFailureWords } from '../../../platform/web/states.tsx'
import type { LeagueView, RunView } from '../contract.ts'
import { Freeze } from './freeze.tsx'
import { openedAt, useAddress } from './league-address.ts'
import { useScore } from './no-run.tsx'
import { PageLink } from './page-link.tsx'
import { ReleaseButton } from './release.tsx'

export function LeagueActions({ view, runs }: { view: LeagueView; runs: readonly RunView[] }) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const [freezing, setFreezing] = useState(false)
  const mayFreeze = useMay('scoring.freeze') && mayBeFrozen(view.run)
  const mayExport = useMay('scoring.export')
  const before = runs.find(({ seq }) => seq < view.run.seq)
  return (
    <div className="league-actions">
      {before !== undefined && (
        <PageLink page={`scoring/runs/${view.run.id}/compare/${before.id}`} className="button-link">
          {t('league.compare', { seq: before.seq })}
        </PageLink>
      )}
      {mayExport && (
        <Button href={campaignPath(campaign, `runs/${view.run.id}/workbook.xlsx`)} download>
          {t('league.workbook')}
        </Button>
      )}
      <More view={view} />
      <ReleaseButton run={view.run} />
      {mayFreeze && (
        <Button type="primary" onClick={() => setFreezing(true)}>
          {t('freeze.open')}
        </Button>
      )}
      <Freeze run={view.run} open={freezing && mayFreeze} onClose={() => setFreezing(false)} />
    </div>
  )
}

/** A final copy is the last word; one that waits for a second person is not asked for again. */
const mayBeFrozen = ({ frozen, asked }: RunView): boolean =>
  !frozen.some(({ purpose }) => purpose === 'final') && !asked.some(({ kind }) => kind === 'scoring.freeze-run')

function More({ view }: { view: LeagueView }) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const navigate = useNavigate()
  const [, change] = useAddress()
  const mayRun = useMay('scoring.run')
  const mayExport = useMay('scoring.export')
  const { busy, error, score } = useScore()
  useRefusal(error)
  const again = () => void score().then(() => change({ run: 'latest', ...openedAt() }))
  const bundle = (
    <a href={campaignPath(campaign, `runs/${view.run.id}/bundle.zip`)} download>
      {t('league.bundle')}
    </a>
  )
  const items = [
    ...(mayRun ? [{ key: 'again', label: t('league.runAgain'), onClick: again }] : []),
    ...(mayExport ? [{ key: 'bundle', label: bundle }] : []),
    {
      key: 'runs',
      label: t('runs.title'),
      onClick: () => void navigate({ to: `/c/${encodeURIComponent(campaign)}/scoring/runs` }),
    },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button loading={busy} icon={<MoreOutlined />} aria-label={t('league.more')} />
    </Dropdown>
  )
}

/** A refusal of scoring, said where it was asked. */
function useRefusal(error: unknown): void {
  const { message } = App.useApp()
  const { title } = useFailureWords(error)
  useEffect(() => {
    if (error !== undefined) void message.error(title)
  }, [error, message, title])
}
