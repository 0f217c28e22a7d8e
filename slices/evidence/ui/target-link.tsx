/** What a fact rests on, and the way to it: the page in its volume, the piece, the document in the file. */
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../../platform/web/page-link.tsx'
import type { TargetView } from '../contract-matrix.ts'

export function TargetLink({ target: { kind, id, title, about }, caseFile }: { target: TargetView; caseFile: string }) {
  const { t } = useTranslation('evidence')
  const [volume = '', page = ''] = id.split('/')
  if (kind === 'page')
    return (
      <PageLink page={`case-files/${caseFile}/volumes/${volume}`} search={{ page }}>
        {t('matrix.page', { volume: about, number: title })}
      </PageLink>
    )
  if (kind === 'item') return <PageLink page={`case-files/${caseFile}/evidence/${id}`}>{title}</PageLink>
  return (
    <PageLink page={`case-files/${caseFile}`}>
      {[id, t(`case-files:words.${title}`, title), about].filter((word) => word !== '').join(' ')}
    </PageLink>
  )
}

/** As a choice names it. */
export function useTargetName(): (target: TargetView) => string {
  const { t } = useTranslation('evidence')
  return ({ kind, id, title, about }) => {
    if (kind === 'page') return t('matrix.page', { volume: about, number: title })
    const document = t(`case-files:words.${title}`, title)
    return kind === 'item' ? title : [id, document, about].filter((word) => word !== '').join(' ')
  }
}
