/** A file begins: from a row of the register of cases, new, or imported. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useSession } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import { caseFileTypes } from '../../../rules/case-check/case-file.ts'
import type { FoundCase, FoundCases, OpenFile } from '../contract.ts'
import { ImportFiles } from './import-files.tsx'
import { newId, useCaseFiles, useSend } from './queries.ts'
import './case-files.css'

export default function OpenPage() {
  const { t } = useTranslation('case-files')
  const open = useOpen()
  return (
    <div className="page">
      <PageHeader
        title={t('open.title')}
        actions={
          <PageLink page="case-files" className="page-action">
            {t('editor.back')}
          </PageLink>
        }
      />
      {open.isError && <FailedState error={open.error} />}
      <h2>{t('open.fromRow')}</h2>
      <p className="muted">{t('open.fromRowAbout')}</p>
      <Rows busy={open.isPending} onOpen={open.mutate} />
      <h2>{t('open.fresh')}</h2>
      <Fresh busy={open.isPending} onOpen={open.mutate} />
      <h2>{t('open.importTitle')}</h2>
      <ImportFiles />
    </div>
  )
}

type Wanted = Pick<OpenFile, 'number' | 'row'> & { type: string }

function useOpen() {
  const campaign = useCampaign()
  const navigate = useNavigate()
  const { person } = useSession()
  const send = useSend()
  return useMutation({
    mutationFn: (wanted: Wanted) =>
      send<{ id: string }>('POST', '', { id: newId(), unit: person?.unit ?? '', ...wanted }),
    onSuccess: ({ id }) => void navigate({ to: `/c/${encodeURIComponent(campaign)}/case-files/${id}` }),
  })
}

interface Props {
  busy: boolean
  onOpen: (wanted: Wanted) => void
}

function Rows({ busy, onOpen }: Props) {
  const { t } = useTranslation('case-files')
  const [view, onView] = useTableView({ page: 1, pageSize: 20, filters: {} })
  const [find, setFind] = useState('')
  const asked = useCaseFiles<FoundCases>('register-rows', { ...viewQuery(view), find })
  const columns = useColumns({ busy, onOpen })
  return (
    <Answer of={asked}>
      {({ rows, total }) => (
        <DataTable<FoundCase>
          id="case-files.register"
          label={t('open.fromRow')}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          served={{ view, onView, total }}
          tools={
            <div className="case-tools">
              <Input.Search
                allowClear
                role="searchbox"
                aria-label={t('open.find')}
                placeholder={t('open.find')}
                onSearch={(text) => {
                  setFind(text.trim())
                  onView({ ...view, page: 1 })
                }}
              />
            </div>
          }
          empty={{ title: t('open.noRows'), next: t('open.noRowsNext') }}
        />
      )}
    </Answer>
  )
}

function useColumns({ busy, onOpen }: Props): Column<FoundCase>[] {
  const { t } = useTranslation('case-files')
  const { decimal } = useFormat()
  return [
    { key: 'number', title: t('fields.number'), always: true, render: (_, { number }) => number },
    {
      key: 'type',
      title: t('fields.type'),
      filters: caseFileTypes.map((value) => ({ value, text: t(`words.${value}`) })),
      render: (_, { type }) => t(`words.${type}`, type),
    },
    { key: 'decided', title: t('list.decided'), render: (_, { decided }) => decided },
    { key: 'fine', title: t('open.fine'), number: true, render: (_, { fine }) => decimal(fine) },
    {
      key: 'act',
      title: t('open.act'),
      always: true,
      render: (_, { key, number, type, file }) =>
        file === null ? (
          <Button size="small" type="primary" disabled={busy} onClick={() => onOpen({ row: key, number, type })}>
            {t('open.act')}
          </Button>
        ) : (
          <PageLink page={`case-files/${file}`}>{t('open.goto')}</PageLink>
        ),
    },
  ]
}

function Fresh({ busy, onOpen }: Props) {
  const { t } = useTranslation('case-files')
  return (
    <Form<{ number: string; type: string }>
      layout="inline"
      className="case-fresh"
      requiredMark={false}
      initialValues={{ type: caseFileTypes[0] }}
      onFinish={onOpen}
    >
      <Form.Item
        name="number"
        label={t('open.number')}
        rules={[{ required: true, whitespace: true, message: t('open.numberNeeded') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="type" label={t('fields.type')}>
        <Select
          className="case-choice"
          options={caseFileTypes.map((value) => ({ value, label: t(`words.${value}`) }))}
        />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('open.freshAct')}
      </Button>
    </Form>
  )
}
