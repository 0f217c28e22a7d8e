/** One row through its versions: which import, who, when, why; what each changed. */
import { Drawer, Grid } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { Answer } from '../../../platform/web/states.tsx'
import { registerNames, type HistoryView, type RegisterName } from '../contract.ts'
import { useRowHistory } from './queries.ts'
import { columnName, shownCell } from './shown-cell.ts'

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
  const known = registerNames.find((name) => name === register)
  return (
    <Drawer open={rowKey !== undefined} onClose={onClose} title={t('row.title')} size={wide ? 520 : '100%'}>
      {rowKey !== undefined && known !== undefined && (
        <Answer of={asked}>
          {({ versions }) => (
            <ol className="row-versions">
              {versions.map((one, index) => (
                <OneVersion key={one.since.version} register={known} one={one} before={versions[index + 1]} />
              ))}
            </ol>
          )}
        </Answer>
      )}
    </Drawer>
  )
}

interface VersionProps {
  register: RegisterName
  one: Version
  before: Version | undefined
}

function OneVersion({ register, one, before }: VersionProps) {
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
      <Values register={register} one={one} before={before} />
    </li>
  )
}

function Values({ register, one, before }: VersionProps) {
  const { t } = useTranslation('registers')
  const cell = (column: string, value: unknown) => shownCell(t, { register, column }, value)
  return (
    <dl className="receipt-lines">
      {Object.entries(one.values).map(([name, value]) => {
        const was = before === undefined ? value : before.values[name]
        return (
          <div key={name}>
            <dt>{columnName(t, name)}</dt>
            <dd className="figures">
              {cell(name, value)}{' '}
              {String(was) !== String(value) && (
                <span className="changed-from">{t('row.was', { before: cell(name, was) })}</span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
