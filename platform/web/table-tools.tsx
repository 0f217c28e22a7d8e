/** Above a table: what the page adds, how many rows, which columns, export. */
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'

interface Props {
  columns: readonly { key: string; title: string; always?: boolean }[]
  rows: readonly unknown[]
  served?: { total: number }
  tools?: ReactNode
  exportHref?: string
  hidden: readonly string[]
  onHide: (keys: readonly string[]) => void
}

export function TableTools(props: Props) {
  const { t } = useTranslation('web')
  const format = useFormat()
  const total = props.served?.total ?? props.rows.length
  return (
    <div className="table-tools">
      {props.tools}
      <span className="muted small figures table-count">
        {t('table.rows', { count: total, rows: format.number(total) })}
      </span>
      <ColumnChoice {...props} />
      {props.exportHref !== undefined && (
        <Button href={props.exportHref} icon={<DownloadOutlined />} download>
          {t('table.export')}
        </Button>
      )}
    </div>
  )
}

function ColumnChoice({ columns, hidden, onHide }: Props) {
  const { t } = useTranslation('web')
  const choosable = columns.filter(({ always }) => always !== true)
  if (choosable.length < 3) return null
  const shown = choosable.map(({ key }) => key).filter((key) => !hidden.includes(key))
  const change = (keys: string[]) => onHide(choosable.map(({ key }) => key).filter((key) => !keys.includes(key)))
  const content = (
    <Checkbox.Group className="column-choice" value={shown} onChange={change}>
      {choosable.map(({ key, title }) => (
        <Checkbox key={key} value={key}>
          {title}
        </Checkbox>
      ))}
    </Checkbox.Group>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('table.columns')} content={content}>
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} />
    </Popover>
  )
}
