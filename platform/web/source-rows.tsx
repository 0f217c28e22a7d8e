/** The first source rows behind a number, with the way to all of them. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'

export interface SourceColumn {
  key: string
  title: string
  number?: boolean
}

interface Props {
  /** "处罚登记表 158 行 · 案件_11月.xlsx 第 3 次导入" */
  title: ReactNode
  columns: readonly SourceColumn[]
  /** The line in the user's file, and the cells as shown. */
  rows: readonly { row: number; cells: Readonly<Record<string, string>> }[]
  total: number
  onAll?: () => void
}

export function SourceRows({ title, columns, rows, total, onAll }: Props) {
  const { t } = useTranslation('web')
  const format = useFormat()
  return (
    <section className="source-rows">
      <h2>
        {t('source.title')}
        {title}
      </h2>
      <div className="source-scroll" tabIndex={0} role="region" aria-label={t('source.region')}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('source.row')}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.number === true ? 'number' : ''}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td>{format.number(row.row)}</td>
                {columns.map((column) => (
                  <td key={column.key} className={column.number === true ? 'number' : ''}>
                    {row.cells[column.key] ?? '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length && onAll !== undefined && (
        <button type="button" className="plain-button link-button small" onClick={onAll}>
          {t('source.all', { total: format.number(total) })}
        </button>
      )}
    </section>
  )
}
