/** From … to … in the header of a column of days or numbers. */
import { Button, Input, Space } from 'antd'
import type { FilterDropdownProps } from 'antd/es/table/interface'
import { useTranslation } from 'react-i18next'

interface Props extends FilterDropdownProps {
  kind: 'day' | 'number'
  name: string
}

/** `from~to` as the server's range; undefined for a choice of values. */
export function rangeOf(values: readonly string[]): { from?: string; to?: string } | undefined {
  const [first] = values
  if (values.length !== 1 || first?.includes('~') !== true) return undefined
  const [from = '', to = ''] = first.split('~')
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}

export function RangeFilter({ selectedKeys, setSelectedKeys, confirm, clearFilters, kind, name }: Props) {
  const { t } = useTranslation('registers')
  const [from = '', to = ''] = String(selectedKeys[0] ?? '~').split('~')
  const set = (next: { from: string; to: string }) =>
    setSelectedKeys(next.from === '' && next.to === '' ? [] : [`${next.from}~${next.to}`])
  const type = kind === 'day' ? 'date' : 'number'
  return (
    <div className="range-filter">
      <Input
        type={type}
        aria-label={`${name} ${t('register.from')}`}
        prefix={t('register.from')}
        value={from}
        onChange={(event) => set({ from: event.target.value, to })}
      />
      <Input
        type={type}
        aria-label={`${name} ${t('register.to')}`}
        prefix={t('register.to')}
        value={to}
        onChange={(event) => set({ from, to: event.target.value })}
      />
      <Space>
        <Button type="primary" size="small" onClick={() => confirm()}>
          {t('register.apply')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            clearFilters?.()
            confirm()
          }}
        >
          {t('register.clear')}
        </Button>
      </Space>
    </div>
  )
}
