/** A clause id that opens to the notice's words. */
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCampaignWords } from './campaign-words.ts'

export function ClauseLink({ id }: { id: string }) {
  const { t } = useTranslation('web')
  const words = useCampaignWords().clause(id)
  const content = (
    <div className="clause-quote">
      {words === undefined ? t('clause.unknown', { id }) : <blockquote lang="zh-CN">{words.quote}</blockquote>}
    </div>
  )
  return (
    <Popover trigger="click" title={words === undefined ? id : `${id} ${words.title}`} content={content}>
      <button type="button" className="plain-button link-button clause-link" aria-label={t('clause.open', { id })}>
        {id}
      </button>
    </Popover>
  )
}
