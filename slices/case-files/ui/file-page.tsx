/** The frame of a file's other pages: its number, unit and type above, whatever the page shows below. */
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { FileView } from '../contract.ts'
import { useFile } from './queries.ts'
import './case-files.css'

export function FilePage({ about, children }: { about: string; children: (view: FileView) => ReactNode }) {
  const { t } = useTranslation('case-files')
  const { caseFile = '' } = useParams({ strict: false })
  const asked = useFile(caseFile)
  const file = asked.data?.file
  return (
    <div className="page">
      <PageHeader
        title={file?.number ?? t('list.title')}
        about={
          file === undefined
            ? about
            : `${file.unitName || file.unit} · ${t(`words.${file.type}`, file.type)} · ${about}`
        }
        actions={
          <PageLink page="case-files" className="page-action">
            {t('editor.back')}
          </PageLink>
        }
      />
      <Answer of={asked}>{children}</Answer>
    </div>
  )
}
