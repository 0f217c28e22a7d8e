/** A register as it stands: found in, filtered and sorted on the server; a row opens its history. */
import { useParams } from '@tanstack/react-router'
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { useTableView, type TableView } from '../../../platform/web/table-view.ts'
import { PageLink } from './page-link.tsx'
import { useRows } from './queries.ts'
import { queryOf, rowColumns, type Row } from './row-columns.tsx'
import { RowHistory } from './row-history.tsx'
import './registers.css'

export default function RegisterPage() {
  const { register = '' }: { register?: string } = useParams({ strict: false })
  return <Register key={register} register={register} />
}

function Register({ register }: { register: string }) {
  const { t } = useTranslation('registers')
  const [view, setView] = useTableView()
  const [find, setFind] = useState('')
  const [opened, setOpened] = useState<string>()
  const query = queryOf(view, find)
  const asked = useRows(register, query)
  const name = t(`name.${register}`)
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
          empty={useEmpty({ register, view, find })}
          exportHref={useExport(register, query)}
          onOpenRow={(row) => setOpened(String(row['_key']))}
          tools={
            <FindInput
              label={t('register.findIn', { register: name })}
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
function FindInput({ label, onFind }: { label: string; onFind: (text: string) => void }) {
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
function useEmpty({ register, view, find }: { register: string; view: TableView; find: string }) {
  const { t } = useTranslation('registers')
  const isFiltered = find !== '' || Object.keys(view.filters).length > 0
  return isFiltered
    ? { title: t('register.empty'), next: t('register.emptyNext') }
    : {
        title: t('register.nothing', { register: t(`name.${register}`) }),
        next: t('register.nothingNext'),
        action: <ImportLink register={register} />,
      }
}
