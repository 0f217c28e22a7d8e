/** Candidates of a round of experts or enterprises, and who is recused, before anything is promised. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { useTableView } from '../../../platform/web/table-view.ts'
import type { CandidateList, CandidateView, RoundView } from '../contract.ts'
import { candidatesOf } from './pasted-lists.ts'
import { refusing } from './pasted-refusal.ts'
import { useDraw, useDrawAddress, useSendDraw } from './queries.ts'
import './draw.css'

export default function CandidatesPage() {
  const { t } = useTranslation('draw')
  const { round } = useDrawAddress()
  const [view, onView] = useTableView()
  const [find, setFind] = useState('')
  const [entering, enter] = useState(false)
  const [recusing, recuse] = useState<CandidateView>()
  const asked = useDraw<CandidateList>(`${round}/candidates`, {
    offset: (view.page - 1) * view.pageSize,
    limit: view.pageSize,
    find,
  })
  const of = useDraw<RoundView>(round)
  const may = useMay('draw.set') && of.data?.state === 'checking'
  const columns = useColumns(may ? recuse : undefined)
  return (
    <div className="page">
      <PageHeader
        title={t('candidates.title')}
        about={t('rounds.name', { round })}
        actions={
          <>
            <PageLink page={`draw/${round}`} className="page-action">
              {t('lines.back')}
            </PageLink>
            {may && (
              <Button type="primary" onClick={() => enter(true)}>
                {t('candidates.enter')}
              </Button>
            )}
          </>
        }
      />
      <p className="muted">{t('candidates.about')}</p>
      <Answer of={asked}>
        {({ rows, total, recused }) => (
          <>
            {recused > 0 && <p>{t('candidates.recused', { count: recused })}</p>}
            <DataTable<CandidateView>
              id="draw.candidates"
              label={t('candidates.title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              served={{ view, onView, total }}
              tools={
                <Input.Search
                  allowClear
                  role="searchbox"
                  className="draw-search"
                  aria-label={t('candidates.find')}
                  placeholder={t('candidates.find')}
                  onSearch={(text) => {
                    setFind(text.trim())
                    onView({ ...view, page: 1 })
                  }}
                />
              }
              empty={{ title: t('candidates.empty'), next: t('candidates.emptyNext') }}
            />
          </>
        )}
      </Answer>
      <Enter open={entering} strata={(of.data?.strata ?? []).map(({ name }) => name)} onClose={() => enter(false)} />
      {recusing !== undefined && <Recuse of={recusing} onClose={() => recuse(undefined)} />}
    </div>
  )
}

function useColumns(recuse?: (of: CandidateView) => void): Column<CandidateView>[] {
  const { t } = useTranslation('draw')
  const act: Column<CandidateView>[] =
    recuse === undefined
      ? []
      : [
          {
            key: 'act',
            title: t('candidates.recuse'),
            always: true,
            render: (_, one) => (
              <Button size="small" onClick={() => recuse(one)}>
                {one.recused === null ? t('candidates.recuse') : t('candidates.takeBack')}
                <span className="visually-hidden"> {one.id}</span>
              </Button>
            ),
          },
        ]
  return [
    { key: 'id', title: t('candidates.id'), always: true, render: (_, { id }) => id },
    { key: 'name', title: t('candidates.name'), render: (_, { name }) => name },
    { key: 'stratum', title: t('candidates.stratum'), always: true, render: (_, { stratum }) => stratum },
    {
      key: 'recused',
      title: t('candidates.why'),
      always: true,
      render: (_, { recused }) => (recused === null ? '—' : <span className="attention">{recused}</span>),
    },
    ...act,
  ]
}

interface EnterProps {
  open: boolean
  strata: readonly string[]
  onClose: () => void
}

function Enter({ open, strata, onClose }: EnterProps) {
  const { t } = useTranslation('draw')
  const { round } = useDrawAddress()
  const { send } = useSendDraw()
  const save = useMutation({
    mutationFn: ({ text }: { text: string }) =>
      send('PUT', `${round}/candidates`, { candidates: candidatesOf(text, strata).entries }),
    onSuccess: onClose,
  })
  return (
    <Modal open={open} title={t('candidates.enter')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t('candidates.enterAbout')}</p>
      <Form<{ text: string }> layout="vertical" requiredMark={false} onFinish={(typed) => save.mutate(typed)}>
        <Form.Item
          name="text"
          label={t('candidates.list')}
          extra={t('candidates.strata', { strata: strata.join(t('join')) })}
          rules={[
            { required: true },
            { validator: (_, text: string) => refusing(candidatesOf(text, strata).wrong, t) },
          ]}
        >
          <Input.TextArea rows={10} />
        </Form.Item>
        {save.isError && <FailedState error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('candidates.save')}
        </Button>
      </Form>
    </Modal>
  )
}

function Recuse({ of, onClose }: { of: CandidateView; onClose: () => void }) {
  const { t } = useTranslation('draw')
  const { round } = useDrawAddress()
  const { send } = useSendDraw()
  const isIn = of.recused === null
  return (
    <ConfirmWithReason
      open
      title={isIn ? t('candidates.recuseOf', { id: of.id }) : t('candidates.takeBackOf', { id: of.id })}
      consequence={isIn ? t('candidates.recuseWill') : t('candidates.takeBackWill')}
      act={isIn ? t('candidates.recuse') : t('candidates.takeBack')}
      onConfirm={(reason) => send('POST', `${round}/recusals`, { id: of.id, recused: isIn ? reason : null })}
      onClose={onClose}
    />
  )
}
