/** A reading where it moves a number: id and choice; opens to the question and the sentence of the choice. */
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCampaignWords } from './campaign-words.ts'

export function ReadingTag({ id, choice }: { id: string; choice: string }) {
  const { t } = useTranslation('web')
  const words = useCampaignWords().reading(id, choice)
  const label = t('reading.tag', { id, choice: words?.short ?? choice })
  const content = (
    <div className="clause-quote">
      {words === undefined ? t('reading.unknown', { id }) : <p>{words.question}</p>}
      <p>{t('reading.taken', { choice: words?.choice ?? choice })}</p>
    </div>
  )
  return (
    <Popover trigger="click" title={t('reading.title', { id })} content={content}>
      <button type="button" className="plain-button reading-tag">
        {label}
      </button>
    </Popover>
  )
}
