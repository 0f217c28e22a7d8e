/** One page, as large as the reader wants it. */
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import type { VolumePage } from '../contract.ts'
import { evidencePath } from './queries.ts'

const PdfPage = lazy(() => import('./pdf-page.tsx'))

const STEP = 1.25
const LEAST = 0.5
const MOST = 5

export function PageViewer({ volume, page }: { volume: string; page: VolumePage }) {
  const { t } = useTranslation('evidence')
  const campaign = useCampaign()
  const [zoom, setZoom] = useState(1)
  const src = evidencePath(campaign, `volumes/${volume}/pages/${page.id}/content`)
  const label = page.number === null ? t('pages.removedPage') : t('pages.number', { number: page.number })
  const to = (factor: number): void => setZoom(Math.min(MOST, Math.max(LEAST, zoom * factor)))
  return (
    <div className="page-viewer">
      <div className="viewer-tools">
        <span className="viewer-label">{label}</span>
        <Button size="small" aria-label={t('viewer.smaller')} onClick={() => to(1 / STEP)}>
          −
        </Button>
        <span className="figures">{Math.round(zoom * 100)}%</span>
        <Button size="small" aria-label={t('viewer.larger')} onClick={() => to(STEP)}>
          +
        </Button>
        <Button size="small" onClick={() => setZoom(1)}>
          {t('viewer.fit')}
        </Button>
      </div>
      {/* The page may be larger than its place: by keyboard one scrolls in it. */}
      <div className="viewer-place" role="region" tabIndex={0} aria-label={label}>
        {page.type === 'application/pdf' ? (
          <Suspense fallback={<LoadingState />}>
            <PdfPage key={page.id} src={src} turn={page.turn} zoom={zoom} label={label} />
          </Suspense>
        ) : (
          <PicturePage key={page.id} src={src} page={page} zoom={zoom} label={label} />
        )}
      </div>
    </div>
  )
}

interface PictureProps {
  src: string
  page: VolumePage
  zoom: number
  label: string
}

function PicturePage({ src, page, zoom, label }: PictureProps) {
  const { t } = useTranslation('evidence')
  const [failed, fail] = useState(false)
  if (failed) return <FailedState error={new Error(t('viewer.noPicture'))} />
  return (
    <div className={`picture turn-${page.turn}`} style={{ inlineSize: `${zoom * 100}%` }}>
      <img src={src} alt={label} onError={() => fail(true)} />
    </div>
  )
}
