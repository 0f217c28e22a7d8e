/** Accounts in bulk: template, dry run with every error by row and column, then all of them at once. */
import { FileExcelOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendForm, sendJson } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import type { AccountFileError, AccountFileView } from '../contract-accounts.ts'
import { useRenewPeople } from './organisation-queries.ts'
import './organisation.css'

export default function AccountImportPage() {
  const { t } = useTranslation('people')
  const check = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.set('file', file)
      return sendForm<AccountFileView>('/api/people/files', form)
    },
  })
  return (
    <div className="page">
      <PageHeader
        title={t('accountFile.title')}
        about={t('accountFile.about')}
        actions={
          <>
            <PageLink page="people" className="page-action">
              {t('oneAccount.back')}
            </PageLink>
            <Button href="/api/people/template.xlsx" download>
              {t('accountFile.template')}
            </Button>
          </>
        }
      />
      {check.data === undefined && <Choose onFile={(file) => check.mutate(file)} />}
      {check.isPending && <LoadingState rows={3} />}
      {check.isError && <FailedState error={check.error} />}
      {check.data !== undefined && <Checked key={check.data.id} file={check.data} onOther={check.reset} />}
    </div>
  )
}

function Choose({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('people')
  return (
    <Upload.Dragger
      accept=".xlsx,.xls,.ods,.csv"
      showUploadList={false}
      beforeUpload={(file) => (onFile(file), Upload.LIST_IGNORE)}
    >
      <FileExcelOutlined className="drop-icon" aria-hidden />
      <p className="drop-title">{t('accountFile.choose')}</p>
      <p className="muted">{t('accountFile.chooseAbout')}</p>
    </Upload.Dragger>
  )
}

function Checked({ file, onOther }: { file: AccountFileView; onOther: () => void }) {
  const { t } = useTranslation('people')
  const renew = useRenewPeople()
  const keep = useMutation({
    mutationFn: () => sendJson<Kept>('POST', `/api/people/files/${file.id}/keep`),
    onSuccess: renew,
  })
  if (keep.data !== undefined) return <Made file={file} kept={keep.data} />
  return (
    <>
      <p role="status">{t('accountFile.found', { file: file.fileName, ...file })}</p>
      {file.same > 0 && <p className="muted">{t('accountFile.same', { count: file.same })}</p>}
      {file.faults > 0 ? (
        <Errors errors={file.errors} />
      ) : (
        <p>{t(file.rows > 0 ? 'accountFile.noErrorsNext' : 'accountFile.nothingNew')}</p>
      )}
      {keep.isError && <FailedState error={keep.error} />}
      <div className="account-table-tools">
        <Button
          type="primary"
          disabled={file.faults > 0 || file.rows === 0}
          loading={keep.isPending}
          onClick={() => keep.mutate()}
        >
          {t('accountFile.keep', { rows: file.rows })}
        </Button>
        <Button onClick={onOther}>{t('accountFile.other')}</Button>
      </div>
    </>
  )
}

interface Kept {
  made: number
  asked: number
}

function Made({ file, kept: { made, asked } }: { file: AccountFileView; kept: Kept }) {
  const { t } = useTranslation('people')
  return (
    <>
      <p role="status">{t('accountFile.made', { made })}</p>
      {asked > 0 && <p role="status">{t('accountFile.asked', { asked })}</p>}
      <PageLink page="people" search={{ batch: file.id }}>
        {t('accountFile.toSlips')}
      </PageLink>
    </>
  )
}

function Errors({ errors }: { errors: readonly AccountFileError[] }) {
  const { t } = useTranslation('people')
  const columns: Column<AccountFileError>[] = [
    { key: 'row', title: t('accountFile.row'), number: true, always: true, render: (_, { row }) => row },
    ...(['column', 'value', 'message', 'cure'] as const).map((key) => ({
      ...{ key, title: t(`accountFile.${key}`), always: true },
      render: (_: unknown, error: AccountFileError) => error[key],
    })),
  ]
  return (
    <DataTable<AccountFileError>
      id="people.file-errors"
      label={t('accountFile.message')}
      columns={columns}
      rows={errors}
      rowKey={({ row, column }) => `${row} ${column}`}
      empty={{ title: t('accountFile.noErrors'), next: t('accountFile.noErrorsNext') }}
    />
  )
}
