/** Which files each unit owes, which are there, which are missing or ineligible and why (a1.1c–f). */
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import { slotStates, type SlotPage as Page, type SlotRow } from '../contract-slots.ts'
import { useCaseFiles, useSend } from './queries.ts'
import './case-files.css'

const sources = ['推荐', '抽取'] as const

export default function SlotsPage() {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const [view, onView] = useTableView()
  const [find, setFind] = useState('')
  const query = { ...viewQuery(view), find }
  const asked = useCaseFiles<Page>('slots', query)
  const columns = useColumns()
  const chosen = view.filters['state']?.[0] ?? 'all'
  const choose = (state: string) =>
    onView({ ...view, page: 1, filters: { ...view.filters, state: state === 'all' ? [] : [state] } })
  return (
    <div className="page">
      <PageHeader title={t('slots.title')} about={t('slots.about')} />
      <Answer of={asked}>
        {({ rows, total, states }) => (
          <DataTable<SlotRow>
            id="case-files.slots"
            label={t('slots.title')}
            columns={columns}
            rows={rows}
            rowKey={({ unit, type, source }) => `${unit} ${type} ${source}`}
            served={{ view, onView, total }}
            exportHref={address(campaignPath(campaign, 'case-files/slots/export.xlsx'), query)}
            tools={
              <div className="case-tools">
                <Segmented
                  aria-label={t('slots.state')}
                  value={chosen}
                  onChange={choose}
                  options={[
                    { value: 'all', label: t('list.all', { n: Object.values(states).reduce((a, b) => a + b, 0) }) },
                    ...slotStates.map((value) => ({ value, label: `${t(`slots.states.${value}`)} ${states[value]}` })),
                  ]}
                />
                <Input.Search
                  allowClear
                  role="searchbox"
                  aria-label={t('list.find')}
                  placeholder={t('list.find')}
                  onSearch={(text) => {
                    setFind(text.trim())
                    onView({ ...view, page: 1 })
                  }}
                />
              </div>
            }
            empty={{ title: t('slots.empty'), next: t('slots.emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<SlotRow>[] {
  const { t } = useTranslation('case-files')
  return [
    { key: 'unit', title: t('slots.unit'), always: true, render: (_, { unit, unitName }) => `${unitName} ${unit}` },
    { key: 'type', title: t('slots.slot'), always: true, render: (_, { type }) => t(`words.${type}`, type) },
    {
      key: 'source',
      title: t('slots.source'),
      filters: sources.map((value) => ({ value, text: t(`words.${value}`) })),
      render: (_, { source }) => t(`words.${source}`, source),
    },
    {
      key: 'state',
      title: t('slots.state'),
      render: (_, { state }) => <span className={`slot-state ${state}`}>{t(`slots.states.${state}`)}</span>,
    },
    { key: 'file', title: t('slots.file'), render: (_, { filled }) => <Filled filled={filled} /> },
    { key: 'why', title: t('slots.why'), render: (_, row) => <Why row={row} /> },
  ]
}

function Filled({ filled }: { filled: SlotRow['filled'] }) {
  if (filled === null) return '—'
  if (filled.file === null) return filled.number
  return <PageLink page={`case-files/${filled.file}/eligibility`}>{filled.number}</PageLink>
}

function Why({ row }: { row: SlotRow }) {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  const { state, filled, ineligible, round, source } = row
  if (filled !== null && filled.entry !== null)
    return (
      <span className="small">
        {filled.by} · {filled.at === null ? '' : instant(filled.at)} · v{filled.version}{' '}
        <Declare entry={filled.entry} number={filled.number} type={row.type} />
      </span>
    )
  const parts = [
    ...(ineligible === null ? [] : [t('slots.ineligibleWhy', { by: ineligible.by, reason: ineligible.reason })]),
    ...(state === 'not-drawn' ? [t('slots.waitsForDraw')] : []),
    ...(round === null ? [] : [state === 'empty-proved' ? t('slots.strataEmpty', { round }) : t('slots.waitsForDraw')]),
    ...(state === 'empty-proved' && round === null ? [t('slots.emptyProof')] : []),
    ...(source === '推荐' && state !== 'empty-proved' ? emptyWords(row, t) : []),
  ]
  return <span className="small muted">{parts.join(' · ')}</span>
}

type Say = (key: string, values: Record<string, number>) => string

/** How many cases the register has, for how many there is a case file, how many of those could stand here, and why the rest can't. */
function emptyWords({ registerCases, files, candidates, notYet }: SlotRow, t: Say): string[] {
  const rest = Object.entries(notYet).filter(([, n]) => n > 0)
  const why = rest.map(([reason, n]) => t(`slots.notYet.${reason}`, { n }))
  return [
    t('slots.registerCases', { n: registerCases }),
    t(files === 0 ? 'slots.noFiles' : 'slots.files', { n: files }),
    ...(files === 0 ? [] : [t('slots.candidates', { n: candidates })]),
    ...why,
  ]
}

function Declare({ entry, number, type }: { entry: string; number: string; type: string }) {
  const { t } = useTranslation('case-files')
  const send = useSend()
  const [open, setOpen] = useState(false)
  if (!useMay('case-files.decide')) return null
  return (
    <>
      <Button type="link" size="small" danger onClick={() => setOpen(true)}>
        {t('slots.declare')}
      </Button>
      <ConfirmWithReason
        open={open}
        danger
        title={t('slots.declareTitle', { number })}
        consequence={t('slots.declareWill', { type: t(`words.${type}`, type) })}
        act={t('slots.declare')}
        onConfirm={(reason) => send('POST', `/entries/${entry}/ineligible`, { reason })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
