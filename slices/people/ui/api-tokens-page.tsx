/** Keys for programs: made with a scope and days, shown once, ended at any time. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ApiTokenList } from '../contract.ts'
import { MakeToken } from './make-token.tsx'

type Token = ApiTokenList['tokens'][number]
const key = ['tokens'] as const

export default function ApiTokensPage() {
  const { t } = useTranslation('people')
  const list = useQuery({ queryKey: key, queryFn: () => getJson<ApiTokenList>('/api/tokens') })
  const queries = useQueryClient()
  const [making, setMaking] = useState(false)
  const changed = () => queries.invalidateQueries({ queryKey: key })
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('token.make')}
    </Button>
  )
  return (
    <div className="page">
      <PageHeader title={t('token.title')} about={t('token.about')} actions={make} />
      <Answer of={list}>
        {({ tokens, offer }) => (
          <>
            <List rows={tokens} changed={changed} />
            <p>
              <a href="/api/openapi.json">{t('token.api')}</a>
            </p>
            {making && <MakeToken offer={offer} onDone={changed} onClose={() => setMaking(false)} />}
          </>
        )}
      </Answer>
    </div>
  )
}

function List({ rows, changed }: { rows: readonly Token[]; changed: () => Promise<void> }) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const columns: Column<Token>[] = [
    { key: 'name', title: t('token.name'), always: true, render: (_, { name }) => name },
    { key: 'scope', title: t('token.scope'), always: true, render: (_, one) => <Scope of={one} /> },
    { key: 'expires', title: t('token.expires'), width: 180, render: (_, one) => format.instant(one.expiresAt) },
    {
      key: 'used',
      title: t('token.used'),
      width: 180,
      render: (_, { usedAt }) => (usedAt === null ? t('token.never') : format.instant(usedAt)),
    },
    {
      key: 'state',
      title: t('token.state'),
      width: 150,
      always: true,
      render: (_, one) => <State of={one} changed={changed} />,
    },
  ]
  return (
    <DataTable
      id="people.tokens"
      label={t('token.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={{ title: t('token.empty'), next: t('token.emptyNext') }}
    />
  )
}

function Scope({ of: { verbs, campaign, unit, write } }: { of: Token }) {
  const { t } = useTranslation('people')
  const places = [campaign ?? t('token.everyCampaign'), ...(unit === null ? [] : [t('standIn.unit', { unit })])]
  return (
    <>
      {verbs.map((verb) => t(`verb.${verb}`, { defaultValue: verb })).join(t('token.between'))}
      <div className="muted small">{[...places, t(write ? 'token.writes' : 'token.reads')].join(' · ')}</div>
    </>
  )
}

function State({ of: { id, name, state }, changed }: { of: Token; changed: () => Promise<void> }) {
  const { t } = useTranslation('people')
  const end = async (): Promise<void> => {
    await sendJson('DELETE', `/api/tokens/${id}`)
    await changed()
  }
  return (
    <>
      {t(`token.states.${state}`)}{' '}
      {state === 'open' && (
        <Popconfirm
          title={t('token.endTitle', { name })}
          description={t('token.endConsequence')}
          okText={t('token.end')}
          onConfirm={end}
        >
          <Button size="small">{t('token.end')}</Button>
        </Popconfirm>
      )}
    </>
  )
}
