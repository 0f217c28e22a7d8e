/** 我的数据: what is known of me, who looked at it, a copy, and what I want corrected. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import type { Correction, MyData, ReadOfMine } from '../contract.ts'

const key = ['my-data']

export default function MyDataPage() {
  const { t } = useTranslation('people')
  const data = useQuery({ queryKey: key, queryFn: () => getJson<MyData>('/api/my-data') })
  const copies = (
    <>
      <Button href="/api/my-data/copy.xlsx" download>
        {t('myData.copyXlsx')}
      </Button>
      <Button href="/api/my-data/copy.json" download>
        {t('myData.copyJson')}
      </Button>
    </>
  )
  return (
    <div className="page">
      <PageHeader title={t('myData.title')} about={t('myData.about')} actions={copies} />
      <Answer of={data}>
        {(told) => (
          <>
            <Known data={told} />
            <h2>{t('myData.reads')}</h2>
            <Reads rows={told.reads} />
            <h2>{t('myData.corrections')}</h2>
            <Ask />
            <Corrections rows={told.corrections} />
          </>
        )}
      </Answer>
      {useMay('people.answer-correction') && <Waiting />}
    </div>
  )
}

function Known({ data: { account, posts } }: { data: MyData }) {
  const { t } = useTranslation('people')
  const role = useTranslation('console').t
  return (
    <section aria-label={t('myData.account')}>
      <p>
        <strong>{account.name}</strong>{' '}
        {account.login === null ? t('myData.noLogin') : t('myData.login', { login: account.login })}
        {account.certificate !== null && ` · ${t('myData.certificate', { certificate: account.certificate })}`}
        {account.contact !== null && ` · ${t('myData.contact', { contact: account.contact })}`}
      </p>
      <ul aria-label={t('myData.posts')}>
        {posts.map((post) => (
          <li key={`${post.role} ${post.unit} ${post.from_day}`}>
            {t('myData.post', { role: role(`role.${post.role}`), unit: post.unit, from: post.from_day })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reads({ rows }: { rows: readonly ReadOfMine[] }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  return (
    <DataTable
      id="people.reads-of-mine"
      label={t('myData.reads')}
      columns={[
        { key: 'at', title: t('myData.at'), width: 200, render: (_, { at }) => instant(at) },
        { key: 'who', title: t('myData.who'), always: true, render: (_, { who }) => who },
        {
          key: 'what',
          title: t('myData.what'),
          render: (_, { isList, object }) =>
            isList ? t('myData.list', { list: t(`myData.lists.${nameOf(object)}`) }) : t('myData.own'),
        },
      ]}
      rows={rows}
      rowKey={({ at, who, object }) => `${at} ${who ?? ''} ${object}`}
      empty={{ title: t('myData.noReads'), next: t('myData.noReadsNext') }}
    />
  )
}

function Ask() {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const [about, setAbout] = useState('')
  const [wanted, setWanted] = useState('')
  const ask = useMutation({
    mutationFn: () => sendJson('POST', '/api/my-data/corrections', { about, wanted }),
    onSuccess: async () => {
      setAbout('')
      setWanted('')
      await queries.invalidateQueries({ queryKey: key })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      {ask.error !== null && <FailedState error={ask.error} />}
      <label>
        {t('myData.field')}
        <Input value={about} maxLength={200} required onChange={(event) => setAbout(event.target.value)} />
      </label>
      <label>
        {t('myData.wanted')}
        <Input value={wanted} maxLength={1000} required onChange={(event) => setWanted(event.target.value)} />
      </label>
      <p>
        <Button htmlType="submit" type="primary" loading={ask.isPending}>
          {t('myData.ask')}
        </Button>
      </p>
    </form>
  )
}

function Corrections({ rows }: { rows: readonly Correction[] }) {
  const { t } = useTranslation('people')
  if (rows.length === 0) return <EmptyState title={t('myData.none')} next={t('myData.noneNext')} />
  return (
    <ul>
      {rows.map(({ id, person, about, wanted, answer, answeredBy }) => (
        <li key={id}>
          {t('myData.askedBy', { person, about, wanted })}
          <div className="muted">
            {answer === null ? t('myData.notAnswered') : t('myData.answered', { by: answeredBy ?? '', answer })}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** For the administrator: what waits for an answer. */
function Waiting() {
  const { t } = useTranslation('people')
  const waiting = useQuery({
    queryKey: ['corrections'],
    queryFn: () => getJson<{ corrections: Correction[] }>('/api/corrections'),
  })
  return (
    <>
      <h2>{t('myData.waiting')}</h2>
      <Answer of={waiting}>
        {({ corrections }) =>
          corrections.length === 0 ? (
            <p className="muted">{t('myData.none')}</p>
          ) : (
            <ul>
              {corrections.map((one) => (
                <WaitingOne key={one.id} of={one} />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}

function WaitingOne({ of: { id, person, about, wanted } }: { of: Correction }) {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const give = useMutation({
    mutationFn: (answer: string) => sendJson('POST', `/api/corrections/${id}/answer`, { answer }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['corrections'] }),
  })
  return (
    <li>
      {t('myData.askedBy', { person, about, wanted })}
      {give.error !== null && <FailedState error={give.error} />}
      <Input.Search
        aria-label={t('myData.answer')}
        enterButton={t('myData.answer')}
        loading={give.isPending}
        onSearch={(answer) => answer.trim() !== '' && give.mutate(answer)}
      />
    </li>
  )
}

/** 'register:officers' → 'officers'. */
const nameOf = (object: string): string => object.replace(/^register:/, '')
