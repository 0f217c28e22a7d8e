/** Flags (capability 92): what a person should look at. Never a penalty; each method in words, with figures and rows. */
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { SourceRows } from '../../../platform/web/source-rows.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { FlagsView, FlagView } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { useRegisterWords } from './register-words.ts'
import { shownCell } from './source-columns.ts'
import './scoring.css'

export default function FlagsPage() {
  const { t, i18n } = useTranslation('scoring')
  const campaign = useCampaign()
  const flags = useQuery({
    queryKey: keys.campaign(campaign, 'flags', i18n.language),
    queryFn: () => getJson<FlagsView>(campaignPath(campaign, 'flags')),
  })
  return (
    <div className="page">
      <PageHeader title={t('flags.title')} about={t('flags.about')} />
      <Answer of={flags}>{(view) => <Methods view={view} />}</Answer>
    </div>
  )
}

function Methods({ view }: { view: FlagsView }) {
  const [opened, open] = useState<FlagView>()
  return (
    <>
      {view.methods.map((method) => (
        <Method
          key={method.kind}
          of={method}
          flags={view.flags.filter(({ kind }) => kind === method.kind)}
          onOpen={open}
        />
      ))}
      <Rows of={opened} onClose={() => open(undefined)} />
    </>
  )
}

interface MethodProps {
  of: FlagsView['methods'][number]
  flags: readonly FlagView[]
  onOpen: (flag: FlagView) => void
}

function Method({ of, flags, onOpen }: MethodProps) {
  const { t } = useTranslation('scoring')
  const columns: Column<FlagView>[] = [
    {
      key: 'unit',
      title: t('flags.unit'),
      always: true,
      render: (_, flag) => <PageLink page={`scoring/units/${flag.unit}`}>{flag.name}</PageLink>,
    },
    { key: 'summary', title: t('flags.summary'), render: (_, flag) => flag.summary },
    {
      key: 'figures',
      title: t('flags.figures'),
      hidden: true,
      render: (_, flag) =>
        Object.entries(flag.figures)
          .map(([name, value]) => `${t(`flags.figure.${name}`)} ${value}`)
          .join(t('league.separator')),
    },
    {
      key: 'count',
      title: t('flags.count'),
      width: 120,
      render: (_, flag) => (
        <button type="button" className="plain-button link-button" onClick={() => onOpen(flag)}>
          {flag.count} · {t('flags.open')}
        </button>
      ),
    },
  ]
  return (
    <section className="panel" aria-labelledby={`flag-${of.kind}`}>
      <h2 id={`flag-${of.kind}`}>
        {of.title} <ClauseLink id={of.clause} />
      </h2>
      <p className="flag-method">{of.method}</p>
      <p className="flag-method muted">
        {t('flags.caution')}：{of.caution}
      </p>
      <DataTable
        id={`scoring.flags.${of.kind}`}
        label={of.title}
        columns={columns}
        rows={flags}
        rowKey={(flag) => `${flag.unit} ${flag.summary}`}
        empty={{ title: t('flags.none'), next: t('flags.noneNext') }}
      />
    </section>
  )
}

function Rows({ of, onClose }: { of: FlagView | undefined; onClose: () => void }) {
  const { t } = useTranslation('scoring')
  const words = useRegisterWords()
  if (of === undefined) return null
  const columns = Object.keys(of.rows[0] ?? {}).filter((key) => !key.startsWith('_'))
  return (
    <Modal open width={820} title={`${of.name} · ${of.summary}`} footer={null} onCancel={onClose}>
      <SourceRows
        title={t('flags.rows', { name: of.name, shown: of.rows.length, count: of.count })}
        columns={columns.map((key) => ({ key, title: words.column(key), number: key === '罚款金额' }))}
        rows={of.rows.map((row) => ({
          row: Number(row['_row']),
          cells: Object.fromEntries(columns.map((key) => [key, words.choice(shownCell(key, String(row[key] ?? '')))])),
        }))}
        total={of.rows.length}
      />
    </Modal>
  )
}
