/** One volume: files come in on top, pages at the side, the page itself, and the seal. */
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay, useSession } from '../../../platform/web/session.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { VolumePage as Page, VolumeView } from '../contract.ts'
import { ranges } from '../model.ts'
import { FileList } from './file-list.tsx'
import { LinkPages } from './link-pages.tsx'
import { PageList } from './page-list.tsx'
import { PageTools } from './page-tools.tsx'
import { PageViewer } from './page-viewer.tsx'
import { useEvidence } from './queries.ts'
import { SealPanel } from './seal-panel.tsx'
import { UploadArea } from './upload-area.tsx'
import './evidence.css'

export default function VolumePage() {
  const { t } = useTranslation('evidence')
  const { volume = '', caseFile = '' } = useParams({ strict: false })
  const asked = useEvidence<VolumeView>(`volumes/${encodeURIComponent(volume)}`)
  const view = asked.data
  return (
    <div className="page">
      <PageHeader
        title={view?.volume.title ?? t('volumes.one')}
        about={view && `${view.caseFile.number} · ${t('volumes.pageCount', { count: view.volume.pages })}`}
        actions={
          <>
            <HistoryButton object={`volume:${volume}`} name={view?.volume.title ?? ''} />
            <PageLink page={`case-files/${caseFile}/volumes`} className="page-action">
              {t('volumes.back')}
            </PageLink>
          </>
        }
      />
      <Answer of={asked}>{(one) => <Volume view={one} />}</Answer>
    </div>
  )
}

/** The page that the address names: `?page=2.3`. */
const pageInAddress = (): string | null => new URLSearchParams(window.location.search).get('page')

function Volume({ view }: { view: VolumeView }) {
  const { t } = useTranslation('evidence')
  const { person } = useSession()
  const mayWrite = useMay('evidence.write') && person.unit === view.caseFile.unit && !view.volume.sealed
  const [chosen, choose] = useState(pageInAddress)
  const page =
    view.pages.find(({ id }) => id === chosen) ?? view.pages.find(({ number }) => number === 1) ?? view.pages[0]
  return (
    <>
      <SealPanel view={view} />
      {mayWrite && <UploadArea volume={view.volume.id} open={view.uploads} />}
      {page === undefined ? (
        <EmptyState title={t('pages.empty')} next={t('pages.emptyNext')} />
      ) : (
        <>
          <Notes view={view} />
          <div className="volume-desk">
            <PageList view={view} chosen={page.id} onChoose={choose} />
            <Shown view={view} page={page} mayWrite={mayWrite} />
          </div>
        </>
      )}
      <FileList view={view} />
    </>
  )
}

function Shown({ view, page, mayWrite }: { view: VolumeView; page: Page; mayWrite: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // On a telephone the page stands below its list: the choice brings it into sight.
    if (!first.current && window.matchMedia('(max-width: 767px)').matches)
      place.current?.scrollIntoView({ block: 'start' })
    first.current = false
  }, [page.id])
  return (
    <div className="volume-shown" ref={place}>
      {mayWrite && <PageTools view={view} page={page} />}
      <PageViewer volume={view.volume.id} page={page} />
      {mayWrite && <LinkPages view={view} page={page} />}
    </div>
  )
}

/** What a person must look at before the sealing. */
function Notes({
  view: { volume, pages, documentsWithoutPage, pagesWithoutDocument, caseFile },
}: {
  view: VolumeView
}) {
  const { t } = useTranslation('evidence')
  const numbersOf = (ids: readonly string[]): string =>
    ranges(pages.flatMap(({ id, number }) => (ids.includes(id) && number !== null ? [number] : [])))
  const standing = pages.filter(({ number }) => number !== null)
  const blank = standing.filter(({ looksBlank }) => looksBlank).map(({ id }) => id)
  const same = standing.filter(({ sameAs }) => sameAs.length > 0).map(({ id }) => id)
  const missing = caseFile.documents
    .filter(({ id }) => documentsWithoutPage.includes(id))
    .map(({ id, kind }) => `${id} ${kind}`)
  const lines = [
    ...(blank.length > 0 ? [t('notes.blank', { pages: numbersOf(blank) })] : []),
    ...(same.length > 0 ? [t('notes.same', { pages: numbersOf(same) })] : []),
    ...(missing.length > 0 ? [t('notes.documents', { documents: missing.join('、') })] : []),
    ...(pagesWithoutDocument.length > 0 ? [t('notes.pages', { pages: numbersOf(pagesWithoutDocument) })] : []),
  ]
  if (lines.length === 0) return null
  const title = t(volume.sealed ? 'notes.sealed' : 'notes.title')
  return (
    <section className="volume-notes" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
