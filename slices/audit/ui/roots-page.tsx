/** 审计根: a signed hash a day; its printable form; verify now; export for verification outside. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { QrCode } from '../../../platform/web/qr-code.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { CheckView, RootLine } from '../contract.ts'
import './audit.css'

export default function RootsPage() {
  const { t } = useTranslation('audit')
  const roots = useQuery({
    queryKey: ['audit', 'roots'],
    queryFn: () => getJson<{ roots: RootLine[] }>('/api/audit/roots'),
  })
  return (
    <div className="page">
      <PageHeader title={t('roots.title')} about={t('roots.about')} {...(useMay('audit.export') ? exports(t) : {})} />
      <Check />
      <Answer of={roots}>{({ roots: list }) => <Roots list={list} />}</Answer>
    </div>
  )
}

const exports = (t: (key: 'roots.export' | 'roots.readme') => string) => ({
  actions: (
    <>
      <Button href="/api/audit/log.jsonl" download>
        {t('roots.export')}
      </Button>
      <Button href="/api/audit/readme.md" download>
        {t('roots.readme')}
      </Button>
    </>
  ),
})

function Check() {
  const { t } = useTranslation('audit')
  const check = useMutation({ mutationFn: () => getJson<CheckView>('/api/audit/check') })
  return (
    <div className="audit-check">
      <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
        {t('roots.check')}
      </Button>
      <div role="status">
        {check.isPending && t('roots.checking')}
        {check.data !== undefined && <Checked view={check.data} />}
      </div>
      {check.error !== null && <FailedState error={check.error} />}
    </div>
  )
}

function Checked({ view }: { view: CheckView }) {
  const { t } = useTranslation('audit')
  const { number } = useFormat()
  const links = number(view.chains.reduce((sum, { linked }) => sum + linked, 0))
  if (view.whole) return <span className="audit-whole">{t('roots.whole', { links, roots: number(view.roots) })}</span>
  return (
    <div className="audit-broken">
      <strong>{t('roots.broken', { count: view.findings.length })}</strong>
      <ul>
        {view.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    </div>
  )
}

function Roots({ list }: { list: readonly RootLine[] }) {
  const { t } = useTranslation('audit')
  const [printed, print] = useState<RootLine>()
  return (
    <>
      <DataTable
        id="audit.roots"
        label={t('roots.title')}
        columns={useColumns(print)}
        rows={list}
        rowKey={({ chain, day }) => `${chain} ${day}`}
        empty={{ title: t('roots.none'), next: t('roots.noneNext') }}
      />
      {printed !== undefined && <Printed root={printed} onClose={() => print(undefined)} />}
    </>
  )
}

function useColumns(print: (root: RootLine) => void): Column<RootLine>[] {
  const { t } = useTranslation('audit')
  const { number, day: asDay } = useFormat()
  return [
    { key: 'day', title: t('roots.day'), width: 150, always: true, render: (_, { day }) => asDay(day) },
    {
      key: 'chain',
      title: t('roots.chain'),
      width: 150,
      render: (_, { chain }) => t(`roots.chains.${chain}`, { defaultValue: chain }),
    },
    { key: 'count', title: t('roots.count'), width: 110, number: true, render: (_, { count }) => number(count) },
    {
      key: 'hash',
      title: t('roots.hash'),
      always: true,
      render: (_, { hash }) => <span className="audit-code">{inFours(hash)}</span>,
    },
    { key: 'suite', title: t('roots.suite'), width: 160, render: (_, { suite }) => suite },
    {
      key: 'acts',
      title: t('roots.print'),
      width: 190,
      always: true,
      render: (_, root) => (
        <span className="audit-acts">
          <Button size="small" onClick={() => print(root)}>
            {t('roots.print')}
          </Button>
          <Button size="small" href={`/api/audit/roots/${root.chain}/${root.day}/root.json`} download>
            {t('roots.file')}
          </Button>
        </span>
      ),
    },
  ]
}

/** Easier to read aloud and to compare. */
const inFours = (hash: string): string => hash.match(/.{1,4}/g)?.join(' ') ?? hash

function Printed({ root, onClose }: { root: RootLine; onClose: () => void }) {
  const { t } = useTranslation('audit')
  const { number, day, instant } = useFormat()
  const { hash, chain, count, key, madeAt } = root
  const title = t('roots.printTitle', { day: day(root.day) })
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={<Button onClick={() => window.print()}>{t('roots.paper')}</Button>}
    >
      <div className="audit-printed">
        <p>{t('roots.printAbout', { count: number(count) })}</p>
        <p className="audit-code audit-root">{inFours(hash)}</p>
        <QrCode text={`lianbing-root:1:${chain}:${root.day}:${count}:${hash}`} label={title} />
        <p className="muted">{t('roots.madeAt', { at: instant(madeAt), key })}</p>
      </div>
    </Modal>
  )
}
