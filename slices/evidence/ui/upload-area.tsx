/** Where files are chosen or dropped, and how far each is; what a cut line has left is offered to go on. */
import { Button, Progress, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { ApiError } from '../../../platform/web/api.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { UploadView } from '../contract.ts'
import { MOST_IMAGE_BYTES, MOST_PDF_BYTES } from '../model.ts'
import { useSend } from './queries.ts'
import type { Going } from './going.ts'
import { useUploads, type Uploads } from './use-uploads.ts'

export function UploadArea({ volume, open }: { volume: string; open: readonly UploadView[] }) {
  const { t } = useTranslation('evidence')
  const uploads = useUploads(volume, open)
  // A row of this page tells of its upload itself.
  const own = new Set(uploads.going.map(({ upload }) => upload))
  const megabytes = (bytes: number): number => bytes / 1024 / 1024
  return (
    <section className="upload-area" aria-label={t('upload.title')}>
      <Upload.Dragger
        multiple
        showUploadList={false}
        accept=".pdf,.jpg,.jpeg,.png"
        beforeUpload={(file, list) => {
          if (file === list[0]) uploads.add(list)
          return false
        }}
      >
        <p>{t('upload.choose')}</p>
        <p className="muted">
          {t('upload.limits', { pdf: megabytes(MOST_PDF_BYTES), image: megabytes(MOST_IMAGE_BYTES) })}
        </p>
      </Upload.Dragger>
      <ul className="goings">
        {uploads.going.map((one) => (
          <GoingRow key={one.id} one={one} uploads={uploads} isLeft={open.some(({ id }) => id === one.upload)} />
        ))}
        {open
          .filter(({ id }) => !own.has(id))
          .map((one) => (
            <LeftRow key={one.id} one={one} />
          ))}
      </ul>
    </section>
  )
}

/** `isLeft`: the server still keeps its upload. */
function GoingRow({ one, uploads, isLeft }: { one: Going; uploads: Uploads; isLeft: boolean }) {
  const { t } = useTranslation('evidence')
  const { bytes } = useFormat()
  const { file, sent, state } = one
  const percent = file.size === 0 ? 0 : Math.floor((sent / file.size) * 100)
  return (
    <li className="going" data-state={state}>
      <span className="going-name">{file.name}</span>
      <span className="muted figures">
        {bytes(sent)} / {bytes(file.size)} · {t(`upload.states.${state}`)}
        {state === 'reading' && typeof one.pages?.of === 'number' && ` ${one.pages.done} / ${one.pages.of}`}
      </span>
      {['sending', 'waiting'].includes(state) && (
        <Button size="small" onClick={() => uploads.stop(one.id)} disabled={state === 'waiting'}>
          {t('upload.stop')}
        </Button>
      )}
      {state === 'stopped' && (
        <Button size="small" onClick={() => uploads.again(one.id)}>
          {t('upload.goOn')}
        </Button>
      )}
      {(state === 'stopped' || state === 'refused') && <Forget one={one} uploads={uploads} isLeft={isLeft} />}
      {state === 'sending' && <Progress percent={percent} size="small" aria-label={file.name} />}
      {one.refusal !== undefined && (
        <p className="fault" role="alert">
          {one.refusal}
        </p>
      )}
      {one.error instanceof ApiError && (
        <p className="fault" role="alert">
          {one.error.problem.message}
        </p>
      )}
      {one.error !== undefined && !(one.error instanceof ApiError) && <FailedState error={one.error} />}
    </li>
  )
}

/** Takes the row away, and the upload on the server with it. */
function Forget({ one, uploads, isLeft }: { one: Going; uploads: Uploads; isLeft: boolean }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const [error, setError] = useState<unknown>()
  const forget = async (): Promise<void> => {
    if (isLeft && one.upload !== undefined) await send('DELETE', `uploads/${one.upload}`)
    uploads.forget(one.id)
  }
  return (
    <>
      <Button size="small" onClick={() => void forget().catch(setError)}>
        {t('upload.drop')}
      </Button>
      {error !== undefined && <FailedState error={error} />}
    </>
  )
}

/** Begun in another page, on another day, or refused. */
function LeftRow({ one }: { one: UploadView }) {
  const { t } = useTranslation('evidence')
  const { bytes, instant } = useFormat()
  const send = useSend()
  const [error, setError] = useState<unknown>()
  const drop = (): void => void send('DELETE', `uploads/${one.id}`).catch(setError)
  return (
    <li className="going" data-state={one.state}>
      <span className="going-name">{one.name}</span>
      <span className="muted figures">
        {bytes(one.received)} / {bytes(one.size)} ·{' '}
        {t('upload.left', { who: one.begunBy, when: instant(one.touchedAt) })}
      </span>
      {one.state !== 'reading' && (
        <Button size="small" onClick={drop}>
          {t('upload.drop')}
        </Button>
      )}
      <p className={one.state === 'refused' ? 'fault' : 'attention'}>{one.refusal ?? t(`upload.todo.${one.state}`)}</p>
      {error !== undefined && <FailedState error={error} />}
    </li>
  )
}
