/** The versions of a file, none changed or removed; one of them beside the newest. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { Answer } from '../../../platform/web/states.tsx'
import type { DraftFile, FileView, VersionView } from '../contract.ts'
import { PathName, ValueWords } from './difference-words.tsx'
import { differencesOf } from './draft-diff.ts'
import { FilePage } from './file-page.tsx'
import { useCaseFiles } from './queries.ts'

export default function HistoryPage() {
  const { t } = useTranslation('case-files')
  return <FilePage about={t('history.about')}>{(view) => <Versions view={view} />}</FilePage>
}

function Versions({ view }: { view: FileView }) {
  const { t } = useTranslation('case-files')
  const asked = useCaseFiles<{ versions: VersionView[] }>(`${view.file.id}/versions`)
  const [shown, show] = useState<number>()
  const columns = useColumns(show)
  return (
    <>
      <Answer of={asked}>
        {({ versions }) => (
          <DataTable<VersionView>
            id="case-files.versions"
            label={t('tabs.history')}
            columns={columns}
            rows={versions}
            rowKey={({ version }) => String(version)}
            empty={{ title: t('list.empty'), next: t('list.emptyNext') }}
          />
        )}
      </Answer>
      {shown !== undefined && <Compared view={view} version={shown} />}
    </>
  )
}

function useColumns(show: (version: number) => void): Column<VersionView>[] {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  return [
    { key: 'version', title: t('history.version'), always: true, render: (_, { version }) => version },
    { key: 'at', title: t('history.at'), always: true, render: (_, { at }) => instant(at) },
    { key: 'by', title: t('history.by'), render: (_, { by }) => by },
    { key: 'origin', title: t('history.origin'), render: (_, { origin }) => t(`history.origins.${origin}`, origin) },
    { key: 'reason', title: t('history.reason'), render: (_, { reason }) => reason ?? '' },
    { key: 'hash', title: t('history.hash'), render: (_, { hash }) => <code>{hash.slice(0, 12)}</code> },
    {
      key: 'look',
      title: t('history.changes'),
      render: (_, { version }) => (
        <Button size="small" onClick={() => show(version)}>
          {t('history.look')}
        </Button>
      ),
    },
  ]
}

function Compared({ view, version }: { view: FileView; version: number }) {
  const { t } = useTranslation('case-files')
  const asked = useCaseFiles<{ document: DraftFile }>(`${view.file.id}/versions/${version}`)
  return (
    <section aria-label={t('history.shown', { version })}>
      <h2>{t('history.shown', { version })}</h2>
      <Answer of={asked}>
        {({ document }) => {
          const differences = differencesOf(document, view.document)
          if (differences.length === 0) return <p className="muted">{t('history.noChanges')}</p>
          return (
            <div className="case-scroll" tabIndex={0} role="region" aria-label={t('history.changes')}>
              <table className="case-table">
                <thead>
                  <tr>
                    <th scope="col">{t('conflict.place')}</th>
                    <th scope="col">{t('history.then')}</th>
                    <th scope="col">{t('history.now')}</th>
                  </tr>
                </thead>
                <tbody>
                  {differences.map(({ path, first, second }) => (
                    <tr key={path.join('.')}>
                      <th scope="row">
                        <PathName path={path} file={view.document} other={document} />
                      </th>
                      <td>
                        <ValueWords value={first} />
                      </td>
                      <td>
                        <ValueWords value={second} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }}
      </Answer>
    </section>
  )
}
