/** All source rows of a number, as they stood at the run's version of the data (a1.4c). */
import { useTranslation } from 'react-i18next'
import { useCampaignWords } from '../../../platform/web/campaign-words.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { LeagueView } from '../contract.ts'
import { useAddress, type Address } from './league-address.ts'
import { PageLink } from './page-link.tsx'
import { useLeague, useSourceRows, type RowsAt } from './queries.ts'
import { useRegisterWords } from './register-words.ts'
import { shownCell, sourceColumns } from './source-columns.ts'
import { explainedTitle } from './titles.ts'

export default function RowsPage() {
  const [{ run, subject = '', path, file = 'cases', node, page }] = useAddress()
  const league = useLeague(run)
  return (
    <div className="page">
      <Answer of={league}>
        {(view) => (
          <Rows view={view} of={{ run: view.run.id, subject, path, file }} stood={{ node: node ?? path, page }} />
        )}
      </Answer>
    </div>
  )
}

function Rows({ view, of, stood }: { view: LeagueView; of: RowsAt; stood: Pick<Address, 'node' | 'page'> }) {
  const { t } = useTranslation('scoring')
  const register = useCampaignWords().register(of.file)
  const words = useRegisterWords()
  const [table, setTable] = useTableView()
  const { offset, limit } = viewQuery(table)
  const asked = useSourceRows(of, { offset, limit })
  const rows = asked.data?.rows ?? []
  const { run, subject, path } = of
  return (
    <>
      <PageHeader
        title={t('rows.page', { register })}
        about={`${explainedTitle(view, of, t('league.total'))} · ${t('rows.run', { seq: view.run.seq, version: view.run.dataVersion })}`}
        actions={
          <PageLink
            page={pageOf(stood.page, subject)}
            address={{ run, subject, path: shownPath(path), node: stood.node, file: of.file }}
            className="button-link"
          >
            {t('rows.back')}
          </PageLink>
        }
      />
      {asked.isError && <FailedState error={asked.error} retry={() => void asked.refetch()} />}
      {(asked.data?.hidden ?? 0) > 0 && <p className="muted">{t('rows.hidden', { count: asked.data?.hidden })}</p>}
      <DataTable
        id={`scoring.rows.${of.file}`}
        label={register}
        columns={[
          { key: '_fileName', title: t('rows.file'), always: true, render: (_, row) => String(row['_fileName']) },
          { key: '_row', title: t('rows.row'), always: true, number: true, render: (_, row) => String(row['_row']) },
          ...sourceColumns(rows).map((key) => ({
            key,
            title: words.column(key),
            number: key === '罚款金额' || key === '得分',
            render: (_: unknown, row: (typeof rows)[number]) => words.choice(shownCell(key, row[key])),
          })),
        ]}
        rows={rows}
        rowKey={(row) => `${String(row['_fileName'])} ${String(row['_row'])}`}
        served={{ view: table, onView: setTable, total: asked.data?.total ?? 0 }}
        loading={asked.isFetching}
        empty={{ title: t('rows.none'), next: t('rows.noneNext') }}
      />
    </>
  )
}

/** The page that the rows were opened on. */
function pageOf(page: Address['page'], subject: string): string {
  const [, code = ''] = subject.split(':')
  if (page === undefined) return 'scoring/league'
  return page === 'unit' ? `scoring/units/${code}` : `scoring/people/${code}`
}

/** The league explains indicators and their parts; a node below them is shown with its indicator. */
const shownPath = (path: string): string =>
  path
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.')
