/** One row through its versions: which import, who, when, why; what each changed. */
import { Drawer, Grid } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { Answer } from '../../../platform/web/states.tsx'
import type { HistoryView } from '../contract.ts'
import { useRowHistory } from './queries.ts'

type Version = HistoryView['versions'][number]

export function RowHistory({
  register,
  rowKey,
  onClose,
}: {
  register: string
  rowKey: string | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('registers')
  const wide = Grid.useBreakpoint().md === true
  const asked = useRowHistory(register, rowKey)
  return (
    <Drawer open={rowKey !== undefined} onClose={onClose} title={t('row.title')} size={wide ? 520 : '100%'}>
      {rowKey !== undefined && (
        <Answer of={asked}>
          {({ versions }) => (
            <ol className="row-versions">
              {versions.map((one, index) => (
                <OneVersion key={one.since.version} one={one} before={versions[index + 1]} />
              ))}
            </ol>
          )}
        </Answer>
      )}
    </Drawer>
  )
}

function OneVersion({ one, before }: { one: Version; before: Version | undefined }) {
  const { t } = useTranslation('registers')
  const { instant } = useFormat()
  const { since, until } = one
  const state = until === null ? t('row.now') : t('row.ended', { version: until.version })
  return (
    <li>
      <h2>
        {t('row.since', { version: since.version })} <span className="muted">{state}</span>
      </h2>
      <p className="muted">
        {t('row.by', { who: since.who, at: instant(since.at) })}
        <br />
        {t('row.from', { file: since.fileName, row: one.row })}
        {since.reason !== null && (
          <>
            <br />
            {t('row.reason', { reason: since.reason })}
          </>
        )}
      </p>
      <Values one={one} before={before} />
    </li>
  )
}

function Values({ one, before }: { one: Version; before: Version | undefined }) {
  const { t } = useTranslation('registers')
  return (
    <dl className="receipt-lines">
      {Object.entries(one.values).map(([name, value]) => {
        const was = before === undefined ? value : before.values[name]
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">
              {String(value ?? '')}{' '}
              {String(was) !== String(value) && (
                <span className="changed-from">{t('row.was', { before: String(was ?? '') })}</span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
