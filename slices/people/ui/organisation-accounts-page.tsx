/** People and accounts: found, filtered, made one by one or in bulk, handed their slips. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, sendJson } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { useTableView, type TableView } from '../../../platform/web/table-view.ts'
import { personStates, type AccountView, type Slip } from '../contract-accounts.ts'
import { useAccountColumns } from './organisation-account-columns.tsx'
import { MakeAccount } from './organisation-make-account.tsx'
import { UnitSelect } from './organisation-post-fields.tsx'
import { useAccountOptions, useAccounts } from './organisation-queries.ts'
import { Recoveries } from './organisation-recoveries.tsx'
import { Slips } from './organisation-slips.tsx'
import './organisation.css'

interface Filter {
  find?: string
  role?: string
  state?: string
  unit?: string
  batch?: string
}

export default function AccountsPage() {
  const [slips, setSlips] = useState<readonly Slip[]>()
  if (slips !== undefined) return <Slips slips={slips} onDone={() => setSlips(undefined)} />
  return <Accounts onSlips={setSlips} />
}

function Accounts({ onSlips }: { onSlips: (slips: readonly Slip[]) => void }) {
  const { t } = useTranslation('people')
  const [making, make] = useState(false)
  const [chosen, choose] = useState<readonly string[]>([])
  const approves = useMay('people.approve-recovery')
  const print = useMutation({
    mutationFn: () => sendJson<{ slips: Slip[] }>('POST', '/api/people/slips', { people: chosen }),
    onSuccess: (made) => onSlips(made.slips),
  })
  return (
    <div className="page">
      <PageHeader
        title={t('accounts.title')}
        actions={
          <>
            <PageLink page="people/import" className="page-action">
              {t('accounts.import')}
            </PageLink>
            <Button
              disabled={chosen.length === 0}
              title={chosen.length === 0 ? t('accounts.slipsNone') : undefined}
              loading={print.isPending}
              onClick={() => print.mutate()}
            >
              {chosen.length === 0 ? t('accounts.slips') : t('accounts.slipsOf', { count: chosen.length })}
            </Button>
            <Button type="primary" onClick={() => make(true)}>
              {t('accounts.make')}
            </Button>
          </>
        }
      />
      {print.isError && <FailedState error={print.error} />}
      {approves && <Recoveries />}
      <AccountTable chosen={chosen} onChoose={choose} />
      <MakeAccount open={making} onClose={() => make(false)} />
    </div>
  )
}

const orderOf = ({ sort }: TableView): string | undefined =>
  sort !== undefined && /^-?(name|login)$/.test(sort) ? sort : undefined

function useBatch(): Filter {
  const batch = new URLSearchParams(window.location.search).get('batch')
  return batch === null ? {} : { batch }
}

interface Choosing {
  chosen: readonly string[]
  onChoose: (people: readonly string[]) => void
}

function AccountTable({ chosen, onChoose }: Choosing) {
  const { t } = useTranslation('people')
  const first = useBatch()
  const [filter, setFilter] = useState<Filter>(first)
  const [view, onView] = useTableView()
  const query = { ...filter, sort: orderOf(view) }
  const asked = useAccounts({ ...query, offset: (view.page - 1) * view.pageSize, limit: view.pageSize })
  const columns = useAccountColumns({ chosen, onChoose })
  const narrow = (change: Filter) => {
    setFilter({ ...filter, ...change })
    onView({ ...view, page: 1 })
  }
  const isFiltered = Object.values(filter).some((value) => value !== undefined && value !== '')
  return (
    <Answer of={asked}>
      {({ accounts, total }) => (
        <DataTable<AccountView>
          id="people.accounts"
          label={t('accounts.title')}
          columns={columns}
          rows={accounts}
          rowKey={({ id }) => id}
          served={{ view, onView, total }}
          exportHref={address('/api/people/export.xlsx', query)}
          tools={<Filters filter={filter} onFilter={narrow} />}
          empty={
            isFiltered
              ? { title: t('accounts.none'), next: t('accounts.noneNext') }
              : { title: t('accounts.empty'), next: t('accounts.emptyNext') }
          }
        />
      )}
    </Answer>
  )
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (change: Filter) => void }) {
  const { t } = useTranslation(['people', 'console'])
  const options = useAccountOptions().data
  const any = (label: string) => ({ value: '', label })
  return (
    <div className="account-table-tools">
      <Input.Search
        allowClear
        role="searchbox"
        aria-label={t('accounts.find')}
        placeholder={t('accounts.find')}
        onSearch={(find) => onFilter({ find })}
      />
      <Select
        aria-label={t('accounts.role')}
        value={filter.role ?? ''}
        onChange={(role) => onFilter({ role })}
        options={[
          any(t('accounts.allRoles')),
          ...(options?.roles ?? []).map((value) => ({ value, label: t(`console:role.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('accounts.state')}
        value={filter.state ?? ''}
        onChange={(state) => onFilter({ state })}
        options={[
          any(t('accounts.allStates')),
          ...personStates.map((value) => ({ value, label: t(`accounts.stateName.${value}`) })),
        ]}
      />
      {options !== undefined && (
        <UnitSelect
          options={options}
          label={t('accounts.unit')}
          placeholder={t('accounts.allUnits')}
          allowClear
          onChange={(unit) => onFilter({ unit })}
        />
      )}
    </div>
  )
}
