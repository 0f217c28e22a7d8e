/** A person: candidacies with their scores, exam, reports and case files with the experts' scores. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { NumberCell } from '../../../platform/web/number-cell.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { PersonView } from '../contract.ts'
import { Explanation } from './explanation.tsx'
import { openedAt, useAddress } from './league-address.ts'
import { Nominations } from './nominations.tsx'
import { OfRun } from './of-run.tsx'
import { PageLink } from './page-link.tsx'
import { PlacesInRuns } from './places-in-runs.tsx'
import { useRegisterWords } from './register-words.ts'
import { useShortTitles } from './short-titles.ts'
import { StaleResult } from './stale-result.tsx'
import './scoring.css'

export default function PersonPage() {
  const campaign = useCampaign()
  const { certificate = '' } = useParams({ strict: false })
  const [{ run }] = useAddress()
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'person-page', certificate, run),
    queryFn: () => getJson<PersonView>(campaignPath(campaign, `people/${encodeURIComponent(certificate)}`), { run }),
  })
  return (
    <div className="page">
      <Answer of={asked}>{(view) => <Person key={view.person} view={view} />}</Answer>
    </div>
  )
}

function Person({ view }: { view: PersonView }) {
  const { t } = useTranslation('scoring')
  return (
    <>
      <PageHeader
        title={view.name}
        about={
          <>
            {t('person.about', { certificate: view.person, unit: view.unitName })} · <OfRun run={view.run} />
          </>
        }
        actions={
          <PageLink page={`scoring/units/${view.unit}`} address={{ run: view.run?.id }} className="button-link">
            {t('drawer.unitPage')}
          </PageLink>
        }
      />
      {view.run !== null && <StaleResult run={view.run} />}
      <Candidacies view={view} />
      <div className="two-columns">
        <PlacesInRuns runs={view.runs} />
        <Nominations nominations={view.nominations} run={view.run?.id} />
        <Reports view={view} />
        <Files view={view} />
      </div>
      <section className="panel">
        <h2>{t('person.exam')}</h2>
        <p className="figures">
          {view.exam.length === 0 ? (
            <span className="muted">{t('person.noExam')}</span>
          ) : (
            <>
              {view.exam.join('、')} {view.exam.length > 1 && <span className="muted small">{t('person.best')}</span>}
            </>
          )}
        </p>
      </section>
    </>
  )
}

type Candidacy = PersonView['candidacies'][number]

function Candidacies({ view }: { view: PersonView }) {
  const { t } = useTranslation('scoring')
  const short = useShortTitles()
  const { choice } = useRegisterWords()
  const [address, change] = useAddress()
  const subject = (one: Candidacy) => `person:${one.person}:${one.row}`
  const opened = view.candidacies.find((one) => subject(one) === address.subject)
  return (
    <section className="panel">
      <h2>{t('person.candidacies')}</h2>
      <DataTable
        id="scoring.person.candidacies"
        label={t('person.candidacies')}
        columns={[
          { key: 'list', title: t('unit.category'), always: true, render: (_, one) => short(one.list, one.list) },
          { key: 'industry', title: t('league.industry'), render: (_, one) => choice(one.industry ?? '—') },
          { key: 'rank', title: t('league.rank'), number: true, render: (_, one) => one.rank ?? t('unit.notRanked') },
          {
            key: 'score',
            title: t('league.score'),
            always: true,
            render: (_, one) =>
              one.score === null ? (
                t('league.noScore')
              ) : (
                <NumberCell
                  value={one.score}
                  label={`${view.name} ${short(one.list, one.list)}`}
                  selected={opened === one}
                  onOpen={() => change(openedAt({ subject: subject(one), path: '' }))}
                />
              ),
          },
          {
            key: 'reasons',
            title: t('compare.why'),
            render: (_, one) =>
              one.reasons.map((reason) => (
                <span key={reason} className="why-not">
                  {t(`reason.${reason}`)}
                </span>
              )),
          },
        ]}
        rows={view.candidacies}
        rowKey={(one) => `${one.list} ${one.row}`}
        empty={{ title: t('person.noCandidacies'), next: t('person.noCandidaciesNext') }}
      />
      <Explanation
        of={opened === undefined ? undefined : { run: opened.run, subject: subject(opened), path: '' }}
        title={`${view.name} · ${opened === undefined ? '' : short(opened.list, opened.list)}`}
        onClose={() => change(openedAt())}
        page="person"
      />
    </section>
  )
}

const byExpert = (scores: readonly { expert: string; score: string }[], separator: string): string =>
  scores.map(({ expert, score }) => `${expert} ${score}`).join(separator)

function Reports({ view }: { view: PersonView }) {
  const { t } = useTranslation('scoring')
  const { choice } = useRegisterWords()
  return (
    <section className="panel">
      <h2>{t('person.reports')}</h2>
      <DataTable
        id="scoring.person.reports"
        label={t('person.reports')}
        columns={[
          { key: 'report', title: t('person.report'), always: true, render: (_, row) => row.report },
          { key: 'industry', title: t('league.industry'), render: (_, row) => choice(row.industry) },
          { key: 'scores', title: t('person.expert'), render: (_, row) => byExpert(row.scores, t('league.separator')) },
        ]}
        rows={view.reports}
        rowKey={({ report }) => report}
        empty={{ title: t('person.noReports'), next: t('person.noReportsNext') }}
      />
    </section>
  )
}

function Files({ view }: { view: PersonView }) {
  const { t } = useTranslation('scoring')
  const { choice } = useRegisterWords()
  return (
    <section className="panel">
      <h2>{t('person.files')}</h2>
      <DataTable
        id="scoring.person.files"
        label={t('person.files')}
        columns={[
          { key: 'file', title: t('person.file'), always: true, render: (_, row) => row.file },
          { key: 'type', title: t('unit.type'), render: (_, row) => `${choice(row.type)} · ${choice(row.source)}` },
          { key: 'scores', title: t('person.expert'), render: (_, row) => byExpert(row.scores, t('league.separator')) },
        ]}
        rows={view.files}
        rowKey={({ file }) => file}
        empty={{ title: t('person.noFiles'), next: t('person.noFilesNext') }}
      />
    </section>
  )
}
