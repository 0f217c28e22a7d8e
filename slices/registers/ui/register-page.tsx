/** A register as it stands: found in, filtered and sorted on the server; a row opens its history. */
import { useParams, useSearch } from '@tanstack/react-router'
import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { useTableView, type TableView } from '../../../platform/web/table-view.ts'
import { registerName } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { useRows } from './queries.ts'
import { queryOf, rowColumns, type Row } from './row-columns.tsx'
import { RowHistory } from './row-history.tsx'
import './registers.css'

export default function RegisterPage() {
  const { register = '' }: { register?: string } = useParams({ strict: false })
  const { find }: { find?: unknown } = useSearch({ strict: false })
  const asked = find === undefined ? '' : String(find)
  if (!registerName.safeParse(register).success) return <Unknown />
  return <Register key={`${register} ${asked}`} register={register} asked={asked} />
}

/** The address names a register that there is none of. */
function Unknown() {
  const { t } = useTranslation('registers')
  return (
    <div className="page">
      <PageHeader title={t('register.unknown')} />
      <p>{t('register.unknownNext')}</p>
      <PageLink page="registers">{t('list.title')}</PageLink>
    </div>
  )
}

/** `asked`: what the address asks to find. */
function Register({ register, asked: first }: { register: string; asked: string }) {
  const { t } = useTranslation('registers')
  const [view, setView] = useTableView()
  const [find, setFind] = useState(first)
  const [cleared, setCleared] = useState(0)
  const clear = () => {
    setCleared(cleared + 1)
    setFind('')
    setView({ ...view, page: 1, filters: {} })
  }
  const [opened, setOpened] = useState<string>()
  const query = queryOf(view, find)
  const asked = useRows(register, query)
  const name = t(`name.${register}`)
  const empty = useEmpty({ register, view, find, onClear: clear })
  const exportHref = useExport(register, query)
  return (
    <div className="page">
      <PageHeader title={name} actions={<ImportLink register={register} />} />
      {asked.isError ? (
        <FailedState error={asked.error} retry={() => void asked.refetch()} />
      ) : (
        <DataTable<Row>
          id={`registers.${register}`}
          label={name}
          columns={rowColumns(asked.data?.columns ?? [], t)}
          rows={asked.data?.rows ?? []}
          rowKey={(row) => String(row['_key'])}
          served={{ view, onView: setView, total: asked.data?.total ?? 0 }}
          loading={asked.isPending}
          empty={empty}
          exportHref={exportHref}
          onOpenRow={(row) => setOpened(String(row['_key']))}
          tools={
            <FindInput
              key={cleared}
              label={t('register.findIn', { register: name })}
              first={cleared === 0 ? first : ''}
              onFind={(text) => {
                setFind(text)
                setView({ ...view, page: 1 })
              }}
            />
          }
        />
      )}
      <RowHistory register={register} rowKey={opened} onClose={() => setOpened(undefined)} />
    </div>
  )
}

const PAUSE_MS = 300

/** Asks when the typing pauses, or at Enter. */
function FindInput(props: { label: string; first: string; onFind: (text: string) => void }) {
  const { label, first, onFind } = props
  const { t } = useTranslation('registers')
  const pause = useRef<number>(undefined)
  const ask = (text: string, after: number) => {
    window.clearTimeout(pause.current)
    pause.current = window.setTimeout(() => onFind(text.trim()), after)
  }
  return (
    <Input
      type="search"
      className="find"
      defaultValue={first}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t('register.find')}
      aria-label={label}
      onChange={(event) => ask(event.target.value, PAUSE_MS)}
      onPressEnter={(event) => ask(event.currentTarget.value, 0)}
    />
  )
}

function ImportLink({ register }: { register: string }) {
  const { t } = useTranslation('registers')
  if (!useMay('registers.import')) return null
  return (
    <PageLink page="import" search={{ register }} className="page-action">
      {t('list.import')}
    </PageLink>
  )
}

function useExport(register: string, { offset: _offset, limit: _limit, ...query }: ReturnType<typeof queryOf>): string {
  const campaign = useCampaign()
  return address(campaignPath(campaign, `registers/${register}/export.xlsx`), query)
}

/** No data at all, or nothing that fits: two different things. */
interface Emptied {
  register: string
  view: TableView
  find: string
  onClear: () => void
}

function useEmpty({ register, view, find, onClear }: Emptied) {
  const { t } = useTranslation('registers')
  const isFiltered = find !== '' || Object.keys(view.filters).length > 0
  return isFiltered
    ? {
        title: t('register.empty'),
        next: t('register.emptyNext'),
        action: <Button onClick={onClear}>{t('register.clearAll')}</Button>,
      }
    : {
        title: t('register.nothing', { register: t(`name.${register}`) }),
        next: t('register.nothingNext'),
        action: <ImportLink register={register} />,
      }
}
