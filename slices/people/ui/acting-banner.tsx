/** Both names, on every page, while somebody acts under another's post. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../platform/web/contract.ts'
import './stand-ins.css'
import { useSwitchPost } from './switch-post.ts'

export function ActingBanner({ session: { person, posts } }: { session: Session }) {
  const { t } = useTranslation('people')
  const { switchTo } = useSwitchPost()
  const holder = person.actingFor
  if (holder === null) return null
  const own = posts.find(({ actingFor }) => actingFor === null)
  return (
    <aside className="acting-banner" aria-label={t('standIn.title')}>
      <span>{t('standIn.banner', { standIn: person.name, holder: holder.name })}</span>
      {own !== undefined && (
        <Button size="small" onClick={() => switchTo(own.post)}>
          {t('standIn.back')}
        </Button>
      )}
    </aside>
  )
}
