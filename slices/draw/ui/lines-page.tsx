/** A unit's own lines: it looks through them, confirms them, or objects. Another unit's do not exist here. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { useTableView } from '../../../platform/web/table-view.ts'
import type { DrawLine, ObjectionView, UnitLines } from '../contract.ts'
import { Objecting, type Begun } from './objecting.tsx'
import { useObjectionColumns } from './objections.tsx'
import { drawFile, useDraw, useDrawAddress, useSendDraw } from './queries.ts'
import './draw.css'

export default function LinesPage() {
  const { t } = useTranslation('draw')
  const { round, unit } = useDrawAddress()
  const [view, onView] = useTableView()
  const [find, setFind] = useState('')
  const [begun, begin] = useState<Begun>()
  const query = { offset: (view.page - 1) * view.pageSize, limit: view.pageSize, find }
  const asked = useDraw<UnitLines>(`${round}/lines/${unit}`, query)
  const mayCheck = useMay('draw.check')
  const open = asked.data?.frozen === false && mayCheck
  useLook(open)
  const columns = useColumns(open ? begin : undefined)
  return (
    <div className="page">
      <PageHeader
        title={asked.data === undefined ? t('lines.title') : `${asked.data.unitName} · ${t('lines.title')}`}
        about={t('lines.about', { round })}
        actions={<HeadActions data={asked.data} open={open} onMissing={() => begin({ kind: 'missing', number: '' })} />}
      />
      <Answer of={asked}>
        {(lines) => (
          <>
            <p>{lines.frozen ? t('lines.frozen') : t('lines.whatToDo')}</p>
            <Counts lines={lines} />
            <DataTable<DrawLine>
              id="draw.lines"
              label={t('lines.title')}
              columns={columns}
              rows={lines.rows}
              rowKey={({ number }) => number}
              served={{ view, onView, total: lines.total }}
              tools={
                <Input.Search
                  allowClear
                  role="searchbox"
                  className="draw-search"
                  aria-label={t('lines.find')}
                  placeholder={t('lines.find')}
                  onSearch={(text) => {
                    setFind(text.trim())
                    onView({ ...view, page: 1 })
                  }}
                />
              }
              empty={{ title: t('lines.empty'), next: t('lines.emptyNext') }}
            />
            <Objections rows={lines.objections} />
            <code className="hash muted">{t('lines.hash', { hash: lines.linesHash })}</code>
            {begun !== undefined && (
              <Objecting begun={begun} types={lines.types.map(({ type }) => type)} onClose={() => begin(undefined)} />
            )}
          </>
        )}
      </Answer>
    </div>
  )
}

/** That somebody has seen the lines is noted once, by the server. */
function useLook(open: boolean) {
  const { round, unit } = useDrawAddress()
  const { mutate } = useMutation({
    mutationFn: useSendDraw().send.bind(undefined, 'POST', `${round}/lines/${unit}/look`),
  })
  useEffect(() => {
    if (open) mutate({})
  }, [open, mutate])
}

function Counts({ lines }: { lines: UnitLines }) {
  const { t } = useTranslation('draw')
  const { number } = useFormat()
  return (
    <ul className="line-counts">
      {lines.types.map(({ type, lines: count }) => (
        <li key={type}>
          <span>{t(`case-files:words.${type}`, type)}</span> <strong className="figures">{number(count)}</strong>
          {count === 0 && <span className="muted"> {t('lines.noneOf')}</span>}
        </li>
      ))}
      <li className={`check-state ${lines.check.state}`}>{t(`check.${lines.check.state}`)}</li>
    </ul>
  )
}

function HeadActions({ data, open, onMissing }: { data: UnitLines | undefined; open: boolean; onMissing: () => void }) {
  const { t } = useTranslation('draw')
  const campaign = useCampaign()
  const { round, unit } = useDrawAddress()
  return (
    <>
      <PageLink page={`draw/${round}`} className="page-action">
        {t('lines.back')}
      </PageLink>
      {data?.frozen === true && (
        <Button href={drawFile(campaign, `${round}/lines/${unit}/folder.zip`)} download>
          {t('lines.folder')}
        </Button>
      )}
      {open && <Button onClick={onMissing}>{t('lines.missing')}</Button>}
      {open && data !== undefined && <Confirm data={data} />}
    </>
  )
}

function Confirm({ data }: { data: UnitLines }) {
  const { t } = useTranslation('draw')
  const { round, unit } = useDrawAddress()
  const { send } = useSendDraw()
  const confirm = useMutation({
    mutationFn: () => send('POST', `${round}/lines/${unit}/confirmation`, { linesHash: data.linesHash }),
  })
  if (data.check.state === 'confirmed') return <span className="check-state confirmed">{t('lines.confirmed')}</span>
  return (
    <>
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('lines.confirm')}
      </Button>
      {confirm.isError && <FailedState error={confirm.error} />}
    </>
  )
}

function Objections({ rows }: { rows: readonly ObjectionView[] }) {
  const { t } = useTranslation('draw')
  const columns = useObjectionColumns()
  if (rows.length === 0) return null
  return (
    <div className="page">
      <h2>{t('objections.title')}</h2>
      <DataTable<ObjectionView>
        id="draw.own-objections"
        label={t('objections.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={{ title: t('objections.empty'), next: t('objections.emptyNext') }}
      />
    </div>
  )
}

function useColumns(object?: (begun: Begun) => void): Column<DrawLine>[] {
  const { t } = useTranslation('draw')
  const { day } = useFormat()
  return [
    { key: 'number', title: t('lines.number'), always: true, render: (_, { number }) => number },
    { key: 'type', title: t('lines.type'), always: true, render: (_, { type }) => t(`case-files:words.${type}`, type) },
    { key: 'decided', title: t('lines.decided'), render: (_, { decided }) => (decided === '' ? '—' : day(decided)) },
    ...(object === undefined
      ? []
      : [
          {
            key: 'object',
            title: t('lines.object'),
            always: true,
            render: (_: unknown, { number }: DrawLine) => (
              <Button size="small" onClick={() => object({ kind: 'wrong-type', number })}>
                {t('lines.object')}
                <span className="visually-hidden"> {number}</span>
              </Button>
            ),
          },
        ]),
  ]
}
