/** The pages in their order; up and down choose, Home and End too. Those taken out stand below, with the reason. */
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { VolumePage, VolumeView } from '../contract.ts'

interface Props {
  view: VolumeView
  chosen: string
  onChoose: (page: string) => void
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
}

export function PageList({ view, chosen, onChoose }: Props) {
  const { t } = useTranslation('evidence')
  const standing = view.pages.filter(({ number }) => number !== null)
  const removed = view.pages.filter(({ number }) => number === null)
  const all = [...standing, ...removed]
  const go = (event: KeyboardEvent<HTMLElement>): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next =
      all[
        step(
          all.findIndex(({ id }) => id === chosen),
          all.length - 1,
        )
      ]
    if (next === undefined) return
    onChoose(next.id)
    document.getElementById(`page-${next.id}`)?.focus()
  }
  return (
    <div className="page-list" role="listbox" tabIndex={-1} aria-label={t('pages.list')} onKeyDown={go}>
      {all.map((page) => (
        <div
          key={page.id}
          id={`page-${page.id}`}
          role="option"
          tabIndex={page.id === chosen ? 0 : -1}
          aria-selected={page.id === chosen}
          className={`page-row${page.id === chosen ? ' here' : ''}${page.number === null ? ' gone' : ''}`}
          onClick={() => onChoose(page.id)}
        >
          <PageRow page={page} view={view} />
        </div>
      ))}
    </div>
  )
}

function PageRow({ page, view }: { page: VolumePage; view: VolumeView }) {
  const { t } = useTranslation('evidence')
  const file = view.files.find(({ place }) => place === page.file)
  const document = view.caseFile.documents.find(({ id }) => id === page.document)
  return (
    <>
      <span className="page-number figures">{page.number ?? '—'}</span>
      <span className="page-about">
        {page.removed === null ? (
          <span>
            {document === undefined ? (
              <span className="muted">{t('pages.noDocument')}</span>
            ) : (
              `${document.id} ${t(`case-files:words.${document.kind}`, document.kind)}`
            )}
          </span>
        ) : (
          <span className="muted">{t('pages.removed', { reason: page.removed.reason })}</span>
        )}
        <span className="muted page-source">
          {file?.name} {file !== undefined && file.pages > 1 && t('pages.ofFile', { page: page.filePage })}
        </span>
        {page.removed === null && page.looksBlank && <span className="attention">{t('pages.blank')}</span>}
        {page.sameAs.length > 0 && <span className="attention">{t('pages.same')}</span>}
      </span>
    </>
  )
}
