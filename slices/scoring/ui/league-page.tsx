/** 成绩排名 (n4.4a, a1.0c): who stands where, why, and where the line of the commendation runs. Any number opens its reasons. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import type { LeagueView, RunView } from '../contract.ts'
import { AskedOfRun } from './asked-of-run.tsx'
import { Explanation } from './explanation.tsx'
import { openedAt, useAddress } from './league-address.ts'
import { leagueOf, type League } from './league-rows.ts'
import { LeagueActions } from './league-actions.tsx'
import { LeagueTable } from './league-table.tsx'
import { shortHash } from './queries.ts'
import { RunFrame } from './run-frame.tsx'
import { useShortTitles } from './short-titles.ts'
import { StaleResult } from './stale-result.tsx'
import { explainedTitle } from './titles.ts'
import './scoring.css'

export default function LeaguePage() {
  const { t } = useTranslation('scoring')
  return <RunFrame title={t('league.title')}>{(view, runs) => <LeagueOf view={view} runs={runs} />}</RunFrame>
}

function LeagueOf({ view, runs }: { view: LeagueView; runs: readonly RunView[] }) {
  const { t } = useTranslation('scoring')
  const [address, change] = useAddress()
  const league = leagueOf(view, address.list)
  const { subject, path } = address
  const open = subject === undefined ? undefined : { run: view.run.id, subject, path }
  const title = open === undefined ? '' : explainedTitle(view, open, t('league.total'))
  return (
    <div className={open === undefined ? 'league page' : 'league page beside-drawer'}>
      <PageHeader title={t('league.title')} about={<About run={view.run} />} />
      <StaleResult run={view.run} />
      <AskedOfRun run={view.run} />
      <div className="league-tools">
        <Lists view={view} league={league} />
        <LeagueActions view={view} runs={runs} />
      </div>
      {view.onlyOwn && <p className="muted">{t('release.onlyOwn')}</p>}
      {league !== undefined && (
        <LeagueTable view={view} league={league} open={open} onOpen={(number) => change(openedAt(number))} />
      )}
      <p className="muted league-hint">{t('league.hint')}</p>
      <Explanation of={open} title={title} onClose={() => change(openedAt())} />
    </div>
  )
}

function About({ run }: { run: RunView }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const files = run.inputs.reduce((sum, input) => sum + input.files.length, 0)
  const { seq, dataVersion: data, definitionVersion } = run
  const definition = { version: definitionVersion ?? '—', definition: shortHash(run.definitionHash) }
  const about = { seq, at: format.instant(run.madeAt), data, count: files, ...definition }
  const last = run.frozen.at(-1)
  return (
    <>
      {t('league.about', about)}{' '}
      {last !== undefined && (
        <span className="came">
          {t(`freeze.done.${last.purpose}`)}
          {last.agreedBy !== null && t('freeze.byTwo', { by: last.by, agreed: last.agreedBy })}
        </span>
      )}
      {run.released !== null && <span className="came"> {t('release.done')}</span>}
    </>
  )
}

function Lists({ view, league }: { view: LeagueView; league: League | undefined }) {
  const { t } = useTranslation('scoring')
  const [, change] = useAddress()
  const short = useShortTitles()
  const options = [
    ...view.levels.map(({ id, title }) => ({
      value: id,
      label: t('league.segment', { title: short(id, title), count: view.collectives[id]?.length ?? 0 }),
    })),
    ...view.categories.map(({ id, title }) => ({ value: id, label: short(id, title) })),
  ]
  return (
    <div className="league-lists">
      <Segmented
        aria-label={t('league.lists')}
        options={options}
        value={league?.id ?? ''}
        onChange={(list) => change({ list, prefecture: undefined, ...openedAt() })}
      />
    </div>
  )
}
