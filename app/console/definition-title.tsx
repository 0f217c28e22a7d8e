/** A title of the definition: the notice's own words; in English its id is read as words, the notice's words behind it. */
import { useTranslation } from 'react-i18next'
import { idAsWords } from '../../slices/scoring/ui/titles.ts'

export function DefinitionTitle({ id, title }: { id: string; title: string }) {
  const { i18n } = useTranslation()
  if (i18n.language === 'zh-CN') return <>{title}</>
  return (
    <>
      <span lang="en">{idAsWords(id)}</span>{' '}
      <span lang="zh-CN" className="muted small notice-words">
        {title}
      </span>
    </>
  )
}
