/** The scanned volumes of a case file. */
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay, useSession } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { VolumeHead, VolumeList } from '../contract.ts'
import { newId, useEvidence, useSend } from './queries.ts'
import './evidence.css'

export default function VolumesPage() {
  const { t } = useTranslation('evidence')
  const { caseFile = '' } = useParams({ strict: false })
  const asked = useEvidence<VolumeList>(`files/${encodeURIComponent(caseFile)}/volumes`)
  const [making, make] = useState(false)
  const { person } = useSession()
  const may = useMay('evidence.write') && person.unit === asked.data?.caseFile.unit
  const head = asked.data?.caseFile
  return (
    <div className="page">
      <PageHeader
        title={head === undefined ? t('volumes.title') : `${head.number} · ${t('volumes.title')}`}
        about={head && `${head.unitName} · ${t(`case-files:words.${head.type}`, head.type)}`}
        actions={
          may && (
            <Button type="primary" onClick={() => make(true)}>
              {t('volumes.make')}
            </Button>
          )
        }
      />
      <Answer of={asked}>{(list) => <Volumes list={list} />}</Answer>
      <MakeVolume open={making} caseFile={caseFile} onClose={() => make(false)} />
    </div>
  )
}

function Volumes({ list: { caseFile, volumes, room } }: { list: VolumeList }) {
  const { t } = useTranslation('evidence')
  const format = useFormat()
  const columns: Column<VolumeHead>[] = [
    {
      key: 'title',
      title: t('volumes.name'),
      always: true,
      render: (_, { id, title }) => <PageLink page={`case-files/${caseFile.id}/volumes/${id}`}>{title}</PageLink>,
    },
    {
      key: 'pages',
      title: t('volumes.pages'),
      number: true,
      always: true,
      render: (_, { pages }) => format.number(pages),
    },
    { key: 'files', title: t('volumes.files'), number: true, render: (_, { files }) => format.number(files) },
    { key: 'bytes', title: t('volumes.size'), number: true, render: (_, { bytes }) => format.bytes(bytes) },
    { key: 'seal', title: t('volumes.seal'), always: true, render: (_, volume) => <SealWord volume={volume} /> },
    {
      key: 'by',
      title: t('volumes.by'),
      render: (_, { createdBy, createdAt }) => `${createdBy} · ${format.instant(createdAt)}`,
    },
  ]
  return (
    <>
      <DataTable<VolumeHead>
        id="evidence.volumes"
        label={t('volumes.title')}
        columns={columns}
        rows={volumes}
        rowKey={({ id }) => id}
        empty={{ title: t('volumes.empty'), next: t('volumes.emptyNext') }}
      />
      <p className="muted">{t('volumes.room', { used: format.bytes(room.used), quota: format.bytes(room.quota) })}</p>
    </>
  )
}

export function SealWord({ volume: { sealed, sealVersion } }: { volume: Pick<VolumeHead, 'sealed' | 'sealVersion'> }) {
  const { t } = useTranslation('evidence')
  if (sealed) return <span className="fine">{t('seal.sealed', { version: sealVersion })}</span>
  return (
    <span className="attention">{t(sealVersion === 0 ? 'seal.open' : 'seal.broken', { version: sealVersion })}</span>
  )
}

function MakeVolume({ open, caseFile, onClose }: { open: boolean; caseFile: string; onClose: () => void }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const make = useMutation({
    mutationFn: (body: { title: string }) =>
      send('POST', `files/${encodeURIComponent(caseFile)}/volumes`, { id: newId(), ...body }),
    onSuccess: onClose,
  })
  return (
    <Modal open={open} title={t('volumes.make')} footer={null} onCancel={onClose} destroyOnHidden>
      <Form<{ title: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: t('volumes.usual') }}
        onFinish={(typed) => make.mutate(typed)}
      >
        <Form.Item
          name="title"
          label={t('volumes.name')}
          rules={[{ required: true, min: 2, message: t('volumes.nameNeeded') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        {make.isError && <FailedState error={make.error} />}
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('volumes.make')}
        </Button>
      </Form>
    </Modal>
  )
}
