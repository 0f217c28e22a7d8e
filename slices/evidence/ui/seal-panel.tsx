/** The seal: set with a reason, checked anew whenever the volume is opened, broken only by the liaison or the office. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, keys } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { sealFaults, type ManifestPreview, type SealCheck, type SealView, type VolumeView } from '../contract.ts'
import { evidencePath, useSend } from './queries.ts'

export function SealPanel({ view }: { view: VolumeView }) {
  const [newest, ...older] = view.seals
  const isOpen = newest === undefined || newest.broken !== null
  return (
    <section className="seal-panel" aria-live="polite">
      {isOpen ? <OpenSeal view={view} /> : <HoldingSeal view={view} seal={newest} />}
      {(isOpen ? view.seals : older).map((seal) => (
        <BrokenSeal key={seal.version} seal={seal} />
      ))}
    </section>
  )
}

function OpenSeal({ view }: { view: VolumeView }) {
  const { t } = useTranslation('evidence')
  const campaign = useCampaign()
  const send = useSend()
  const [preview, show] = useState<ManifestPreview>()
  const [error, setError] = useState<unknown>()
  const may = useMay('evidence.seal')
  const at = `volumes/${view.volume.id}`
  const ask = (): void => {
    setError(undefined)
    getJson<ManifestPreview>(evidencePath(campaign, `${at}/manifest`)).then(show, setError)
  }
  return (
    <div className="seal-line">
      <span className="attention">{t('seal.notSealed')}</span>
      {may && view.volume.pages > 0 && (
        <Button type="primary" onClick={ask}>
          {t('seal.seal')}
        </Button>
      )}
      {error !== undefined && <FailedState error={error} />}
      <ConfirmWithReason
        open={preview !== undefined}
        title={t('seal.seal')}
        act={t('seal.seal')}
        consequence={
          <>
            <p>{t('seal.will', { pages: preview?.pages, files: preview?.files })}</p>
            <p className="muted">
              {t('seal.hash', { name: preview?.hashName })} <code className="hash">{preview?.hash}</code>
            </p>
          </>
        }
        onConfirm={(reason) => send('POST', `${at}/seal`, { reason, manifest: preview?.hash })}
        onClose={() => show(undefined)}
      />
    </div>
  )
}

function HoldingSeal({ view, seal }: { view: VolumeView; seal: SealView }) {
  const { t } = useTranslation('evidence')
  const { instant } = useFormat()
  const campaign = useCampaign()
  const send = useSend()
  const [breaking, setBreaking] = useState(false)
  const may = useMay('evidence.break-seal')
  const at = `volumes/${view.volume.id}`
  return (
    <>
      <div className="seal-line">
        <strong>{t('seal.sealed', { version: seal.version })}</strong>
        <CheckedSeal path={`${at}/seal/check`} version={seal.version} />
        <span className="seal-acts">
          <a className="page-action" href={evidencePath(campaign, `${at}/bundle.zip`)} download>
            {t('seal.bundle')}
          </a>
          {may && (
            <Button size="small" danger onClick={() => setBreaking(true)}>
              {t('seal.break')}
            </Button>
          )}
        </span>
      </div>
      <p className="muted">
        {t('seal.by', { who: seal.by, when: instant(seal.at), pages: seal.pages, reason: seal.reason })}
        <br />
        {t('seal.hash', { name: seal.hashName })} <code className="hash">{seal.hash}</code>
        {seal.key !== null && (
          <>
            <br />
            {t('seal.key')} <code className="hash">{seal.key}</code>{' '}
            <a href="/api/seal-keys" download="seal-keys.json">
              {t('seal.keys')}
            </a>
          </>
        )}
      </p>
      <ConfirmWithReason
        open={breaking}
        title={t('seal.break')}
        act={t('seal.break')}
        danger
        consequence={t('seal.breakWill', { version: seal.version })}
        onConfirm={(reason) => send('POST', `${at}/seal/breaking`, { reason })}
        onClose={() => setBreaking(false)}
      />
    </>
  )
}

/** Every byte is hashed anew on the server. */
function CheckedSeal({ path, version }: { path: string; version: number }) {
  const { t } = useTranslation('evidence')
  const { instant } = useFormat()
  const campaign = useCampaign()
  const check = useQuery({
    queryKey: keys.campaign(campaign, 'seal-check', path, version),
    queryFn: () => getJson<SealCheck>(evidencePath(campaign, path)),
    staleTime: 60_000,
  })
  const nameOf = (fault: string): string =>
    sealFaults.some((known) => known === fault) ? t(`seal.faults.${fault}`) : fault
  if (check.isError) return <FailedState error={check.error} />
  if (check.data === undefined) return <span className="muted">{t('seal.checking')}</span>
  const { holds, files, checkedAt, faults } = check.data
  if (holds) return <span className="fine">{t('seal.holds', { files, when: instant(checkedAt) })}</span>
  return (
    <span className="fault" role="alert">
      {t('seal.doesNotHold', { faults: faults.map(nameOf).join('；') })}
    </span>
  )
}

function BrokenSeal({ seal }: { seal: SealView }) {
  const { t } = useTranslation('evidence')
  const { instant } = useFormat()
  if (seal.broken === null) return null
  const { by, at, reason } = seal.broken
  return <p className="muted">{t('seal.wasBroken', { version: seal.version, who: by, when: instant(at), reason })}</p>
}
