/** Who has confirmed, read, not looked, and is late; one click reminds all who are late, after a look at whom it reaches. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { StatTiles } from '../../../platform/web/stat-tiles.tsx'
import { firstView, useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { AnnouncementView, LateView, ReceiptCounts, ReceiptPage, ReceiptRow, RemindReceipt } from '../contract.ts'
import { ReceiptStateTag } from './announcements-page.tsx'
import { useCoordination, useSend } from './queries.ts'

export function Receipts({ view }: { view: AnnouncementView }) {
  const { t } = useTranslation('coordination')
  const campaign = useCampaign()
  const [table, onView] = useTableView(firstView)
  const [find, setFind] = useState('')
  const path = `announcements/${view.id}/receipts`
  const query = { ...viewQuery(table), find }
  const asked = useCoordination<ReceiptPage>(path, query)
  const columns = useColumns(view)
  const choose = (state: string): void => onView({ ...table, page: 1, filters: { state: state === '' ? [] : [state] } })
  return (
    <div className="receipts">
      <h2 id="receipts">{t('receipt.title')}</h2>
      <Answer of={asked}>
        {({ counts, rows, total }) => (
          <>
            <Tiles counts={counts} choose={choose} />
            {view.may.remind && counts.late > 0 && <Remind id={view.id} />}
            <DataTable<ReceiptRow>
              id="coordination.receipts"
              label={t('receipt.title')}
              columns={columns}
              rows={rows}
              rowKey={({ unit }) => unit}
              served={{ view: table, onView, total }}
              exportHref={address(campaignPath(campaign, `coordination/${path}.xlsx`), query)}
              tools={
                <Input.Search
                  allowClear
                  role="searchbox"
                  aria-label={t('receipt.find')}
                  placeholder={t('receipt.find')}
                  onSearch={(text) => {
                    setFind(text.trim())
                    onView({ ...table, page: 1 })
                  }}
                />
              }
              empty={{ title: t('receipt.none'), next: t('receipt.noneNext') }}
            />
          </>
        )}
      </Answer>
    </div>
  )
}

function Tiles({ counts, choose }: { counts: ReceiptCounts; choose: (state: string) => void }) {
  const { t } = useTranslation('coordination')
  const { number } = useFormat()
  const tile = (key: 'confirmed' | 'read' | 'untouched' | 'late') => ({
    ...{ key, value: number(counts[key]), label: t(`receipt.${key}`), onOpen: () => choose(key) },
  })
  return (
    <StatTiles
      label={t('receipt.title')}
      tiles={[
        { key: 'units', value: number(counts.units), label: t('receipt.units'), onOpen: () => choose('') },
        tile('confirmed'),
        tile('read'),
        { ...tile('untouched'), ...(counts.untouched > 0 ? { tone: 'attention' as const } : {}) },
        { ...tile('late'), ...(counts.late > 0 ? { tone: 'error' as const } : {}) },
      ]}
    />
  )
}

function useColumns(view: AnnouncementView): Column<ReceiptRow>[] {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  const told = (at: string | null, by: string | null) =>
    at === null ? null : (
      <>
        <span className="figures">{instant(at)}</span> <span className="muted">{by}</span>
      </>
    )
  return [
    {
      key: 'unit',
      title: t('receipt.unit'),
      always: true,
      render: (_, { unitName, parentName }) => (
        <>
          {unitName} <span className="muted small">{parentName}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: t('receipt.state'),
      filters: (['untouched', 'read', 'confirmed', 'late'] as const).map((value) => ({
        ...{ value, text: t(`receipt.${value}`) },
      })),
      filterMultiple: false,
      render: (_, row) => (
        <>
          <ReceiptStateTag state={row.state} late={row.late} />
          {row.daysLate > 0 && <span className="muted small"> {t('receipt.daysLate', { days: row.daysLate })}</span>}
        </>
      ),
    },
    { key: 'read', title: t('receipt.readAt'), render: (_, row) => told(row.readAt, row.readBy) },
    { key: 'confirmed', title: t('receipt.confirmedAt'), render: (_, row) => told(row.confirmedAt, row.confirmedBy) },
    {
      key: 'reminded',
      title: t('receipt.reminded'),
      render: (_, { reminded }) => reminded !== null && told(reminded.at, t(`rung.${reminded.rung}`)),
    },
    ...(view.may.confirm
      ? [
          {
            key: 'confirm',
            title: t('receipt.act'),
            always: true,
            render: (_: unknown, row: ReceiptRow) =>
              row.mayConfirm && row.unit !== view.own?.unit && <ConfirmFor view={view} row={row} />,
          },
        ]
      : []),
  ]
}

/** A prefecture for a county that has nobody to do so. */
function ConfirmFor({ view, row }: { view: AnnouncementView; row: ReceiptRow }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  const body = { version: view.newest.version, units: [row.unit] }
  const confirm = useMutation({ mutationFn: () => send('POST', `announcements/${view.id}/confirmation`, body) })
  return (
    <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate()}>
      {t('receipt.confirmFor', { unit: row.unitName })}
    </Button>
  )
}

function Remind({ id }: { id: string }) {
  const { t } = useTranslation('coordination')
  const [open, setOpen] = useState(false)
  const [receipt, setReceipt] = useState<RemindReceipt>()
  return (
    <div className="remind">
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('remind.open')}
      </Button>
      {receipt !== undefined && <Reminded receipt={receipt} />}
      <Modal open={open} title={t('remind.title')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <BeforeReminding
          id={id}
          onDone={(done) => {
            setReceipt(done)
            setOpen(false)
          }}
        />
      </Modal>
    </div>
  )
}

function Reminded({ receipt }: { receipt: RemindReceipt }) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  const nobody = receipt.nobody.length === 0 ? undefined : t('remind.nobody', { units: receipt.nobody.join('、') })
  return (
    <Alert
      type="info"
      className="done-note"
      title={t('remind.done', { count: receipt.reminded, at: instant(receipt.at) })}
      description={nobody}
    />
  )
}

const MOST_NAMED = 12

function BeforeReminding({ id, onDone }: { id: string; onDone: (receipt: RemindReceipt) => void }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  const asked = useCoordination<LateView>(`announcements/${id}/late`)
  const remind = useMutation({
    mutationFn: () => send<RemindReceipt>('POST', `announcements/${id}/reminders`),
    onSuccess: onDone,
  })
  return (
    <Answer of={asked} rows={3}>
      {({ units, today, late }) => {
        const reached = units.filter(({ rung }) => rung !== null)
        return (
          <>
            <p>{t('remind.will', { late, count: reached.length })}</p>
            {today > 0 && <p className="muted">{t('remind.today', { today })}</p>}
            <ul className="plain-list">
              {units.slice(0, MOST_NAMED).map(({ unit, unitName, rung, to }) => (
                <li key={unit}>
                  {unitName}{' '}
                  <span className={rung === null ? 'attention' : 'muted'}>
                    {rung === null ? t('remind.noContact') : `${t(`rung.${rung}`)} ${to ?? ''}`}
                  </span>
                </li>
              ))}
              {units.length > MOST_NAMED && <li>{t('remind.more', { count: units.length - MOST_NAMED })}</li>}
            </ul>
            {remind.isError && <FailedState error={remind.error} />}
            <Button
              type="primary"
              disabled={reached.length === 0}
              loading={remind.isPending}
              onClick={() => remind.mutate()}
            >
              {t('remind.act', { count: reached.length })}
            </Button>
          </>
        )
      }}
    </Answer>
  )
}
